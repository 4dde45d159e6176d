PRAGMA application_id = 1414878290;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE attempt (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        begun INTEGER,
        begun_order INTEGER,
        sections_read INTEGER NOT NULL DEFAULT 0,
        answered INTEGER NOT NULL DEFAULT 0,
        first_credit REAL NOT NULL DEFAULT 0,
        points REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID;
INSERT INTO "attempt" VALUES('china-leverage','0-2-begun',1772476230000000,1772476230000000,1,3,1.5,3.0);
INSERT INTO "attempt" VALUES('china-leverage','2-22-begun',1772476830000000,1772476830000000,1,3,1.5,3.0);
INSERT INTO "attempt" VALUES('tour','1-12-begun',1772476530000000,1772476530000000,1,3,1.5,3.0);
CREATE TABLE device (
        id TEXT PRIMARY KEY NOT NULL,
        mine INTEGER NOT NULL,
        number INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        checked_number INTEGER NOT NULL,
        checked_crc INTEGER NOT NULL
    );
INSERT INTO "device" VALUES('0b2cf182060ab14b72d8ea0b1e187789',1,34,1772477130000003,899180702,34,899180702);
CREATE TABLE event (
        device TEXT NOT NULL,
        number INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        wall INTEGER NOT NULL,
        ordered INTEGER NOT NULL,
        kind TEXT NOT NULL,
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL,
        UNIQUE (device, number)
    );
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',1,'0-2-begun',1772476230000000,1772476230000000,'begun','china-leverage','0-2-begun','','','','{}',548036102);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',2,'0-3-section-read',1772476260000000,1772476260000000,'section-read','china-leverage','0-2-begun','one','','','{}',1439698164);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',3,'0-4-looked-up',1772476290000000,1772476290000000,'looked-up','china-leverage','0-2-begun','one','','','{"term":"sanctions"}',1686859057);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',4,'0-5-known',1772476320000000,1772476320000000,'known','china-leverage','0-2-begun','','','','{"term":"S\u00fc\u00dfstoff"}',4272101433);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',5,'0-6-check-begun',1772476350000000,1772476350000000,'check-begun','china-leverage','0-2-begun','one','','','{"seed":"17"}',1694667727);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',6,'0-7-answered',1772476380000000,1772476380000000,'answered','china-leverage','0-2-begun','one','q0','00000000000000000000000000000000','{"answer":["answer 0"],"credit":0.0,"points":1,"seconds":7.5}',4110684262);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',7,'0-8-answered',1772476410000000,1772476410000000,'answered','china-leverage','0-2-begun','one','q1','11111111111111111111111111111111','{"answer":["answer 1"],"credit":0.5,"points":1,"seconds":7.5}',581078384);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',8,'0-9-answered',1772476440000000,1772476440000000,'answered','china-leverage','0-2-begun','one','q2','22222222222222222222222222222222','{"answer":["answer 2"],"credit":1.0,"points":1,"seconds":7.5}',3045404730);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',9,'0-10-flagged',1772476470000000,1772476470000000,'flagged','china-leverage','0-2-begun','one','q1','','{"on":true}',3781498754);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',10,'0-11-marked',1772476500000000,1772476500000000,'marked','china-leverage','0-2-begun','one','','','{"mark":"m1","section":"one","start":3,"end":9,"words":"a word","note":"why?"}',3285755189);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',11,'1-12-begun',1772476530000000,1772476530000000,'begun','tour','1-12-begun','','','','{}',406785602);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',12,'1-13-section-read',1772476560000000,1772476560000000,'section-read','tour','1-12-begun','one','','','{}',3266248103);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',13,'1-14-looked-up',1772476590000000,1772476590000000,'looked-up','tour','1-12-begun','one','','','{"term":"sanctions"}',2536867562);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',14,'1-15-known',1772476620000000,1772476620000000,'known','tour','1-12-begun','','','','{"term":"S\u00fc\u00dfstoff"}',1599556869);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',15,'1-16-check-begun',1772476650000000,1772476650000000,'check-begun','tour','1-12-begun','one','','','{"seed":"17"}',141013924);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',16,'1-17-answered',1772476680000000,1772476680000000,'answered','tour','1-12-begun','one','q0','00000000000000000000000000000000','{"answer":["answer 0"],"credit":0.0,"points":1,"seconds":7.5}',3679358098);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',17,'1-18-answered',1772476710000000,1772476710000000,'answered','tour','1-12-begun','one','q1','11111111111111111111111111111111','{"answer":["answer 1"],"credit":0.5,"points":1,"seconds":7.5}',2515266061);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',18,'1-19-answered',1772476740000000,1772476740000000,'answered','tour','1-12-begun','one','q2','22222222222222222222222222222222','{"answer":["answer 2"],"credit":1.0,"points":1,"seconds":7.5}',4167208484);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',19,'1-20-flagged',1772476770000000,1772476770000000,'flagged','tour','1-12-begun','one','q1','','{"on":true}',1658502644);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',20,'1-21-marked',1772476800000000,1772476800000000,'marked','tour','1-12-begun','one','','','{"mark":"m1","section":"one","start":3,"end":9,"words":"a word","note":"why?"}',1825375397);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',21,'2-22-begun',1772476830000000,1772476830000000,'begun','china-leverage','2-22-begun','','','','{}',2416387063);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',22,'2-23-section-read',1772476860000000,1772476860000000,'section-read','china-leverage','2-22-begun','one','','','{}',1828374120);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',23,'2-24-looked-up',1772476890000000,1772476890000000,'looked-up','china-leverage','2-22-begun','one','','','{"term":"sanctions"}',4099825785);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',24,'2-25-known',1772476920000000,1772476920000000,'known','china-leverage','2-22-begun','','','','{"term":"S\u00fc\u00dfstoff"}',3308421861);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',25,'2-26-check-begun',1772476950000000,1772476950000000,'check-begun','china-leverage','2-22-begun','one','','','{"seed":"17"}',4215016303);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',26,'2-27-answered',1772476980000000,1772476980000000,'answered','china-leverage','2-22-begun','one','q0','00000000000000000000000000000000','{"answer":["answer 0"],"credit":0.0,"points":1,"seconds":7.5}',3994971841);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',27,'2-28-answered',1772477010000000,1772477010000000,'answered','china-leverage','2-22-begun','one','q1','11111111111111111111111111111111','{"answer":["answer 1"],"credit":0.5,"points":1,"seconds":7.5}',2174027310);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',28,'2-29-answered',1772477040000000,1772477040000000,'answered','china-leverage','2-22-begun','one','q2','22222222222222222222222222222222','{"answer":["answer 2"],"credit":1.0,"points":1,"seconds":7.5}',3940959550);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',29,'2-30-flagged',1772477070000000,1772477070000000,'flagged','china-leverage','2-22-begun','one','q1','','{"on":true}',1958299945);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',30,'2-31-marked',1772477100000000,1772477100000000,'marked','china-leverage','2-22-begun','one','','','{"mark":"m1","section":"one","start":3,"end":9,"words":"a word","note":"why?"}',2804054889);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',31,'2-32-unknown',1772477130000000,1772477130000000,'unknown','china-leverage','2-22-begun','','','','{"term":"S\u00fc\u00dfstoff"}',3207457182);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',32,'d1ec51f2ccc3389fbef83f730a4c5906',1772477130000000,1772477130000001,'met','tour','1-12-begun','','','','{"title":"A tour of tutor"}',1638631486);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',33,'forgotten',0,0,'blank','','','','','','{}',2395068110);
INSERT INTO "event" VALUES('0b2cf182060ab14b72d8ea0b1e187789',34,'19d3f0f02a720c4aaf8e9b97e41a4e9c',1772477130000000,1772477130000003,'forgot','forgotten','','','','','{}',899180702);
CREATE TABLE known (
        lesson TEXT NOT NULL,
        term TEXT NOT NULL,
        PRIMARY KEY (lesson, term)
    ) WITHOUT ROWID;
INSERT INTO "known" VALUES('tour','Süßstoff');
CREATE TABLE lesson (
        lesson TEXT PRIMARY KEY NOT NULL,
        attempt TEXT NOT NULL DEFAULT '',
        last_used INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "lesson" VALUES('china-leverage','2-22-begun',1772477130000000);
INSERT INTO "lesson" VALUES('tour','1-12-begun',1772477130000000);
CREATE TABLE lookup (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        term TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (lesson, attempt, term)
    ) WITHOUT ROWID;
INSERT INTO "lookup" VALUES('china-leverage','0-2-begun','sanctions',1);
INSERT INTO "lookup" VALUES('china-leverage','2-22-begun','sanctions',1);
INSERT INTO "lookup" VALUES('tour','1-12-begun','sanctions',1);
CREATE TABLE mark (
        lesson TEXT NOT NULL,
        id TEXT NOT NULL,
        since INTEGER NOT NULL,
        section TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (lesson, id)
    ) WITHOUT ROWID;
INSERT INTO "mark" VALUES('china-leverage','m1',1772476500000000,'one','{"mark":"m1","section":"one","start":3,"end":9,"words":"a word","note":"why?"}');
INSERT INTO "mark" VALUES('tour','m1',1772476800000000,'one','{"mark":"m1","section":"one","start":3,"end":9,"words":"a word","note":"why?"}');
CREATE TABLE met (
        lesson TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "met" VALUES('tour','{"title":"A tour of tutor"}');
CREATE TABLE place (
        lesson TEXT NOT NULL,
        edition TEXT NOT NULL,
        section TEXT NOT NULL,
        offset INTEGER NOT NULL,
        words TEXT NOT NULL,
        crc INTEGER NOT NULL, wall INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (lesson, edition)
    ) WITHOUT ROWID;
INSERT INTO "place" VALUES('china-leverage','copy','one',0,'',3189090103,1772477130000000);
INSERT INTO "place" VALUES('tour','study','two',120,'a few words',2530565118,1772477130000000);
CREATE TABLE pseudonym (
        secret TEXT NOT NULL,
        crc INTEGER NOT NULL
    );
INSERT INTO "pseudonym" VALUES('92ec1a89ff7d58052f3235856acc83b3',1384982703);
CREATE TABLE remembered (
        number INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,
        crc INTEGER NOT NULL
    );
INSERT INTO "remembered" VALUES(1,X'2F686F6D652F736F6D656F6E652FC39C6E73657265204C656B74696F6E656E2F6272696467652E746F6D6C',1471575690);
CREATE TABLE result (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        question TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        first_credit REAL NOT NULL,
        last_credit REAL NOT NULL,
        tries INTEGER NOT NULL,
        points REAL NOT NULL,
        PRIMARY KEY (lesson, attempt, question)
    ) WITHOUT ROWID;
INSERT INTO "result" VALUES('china-leverage','0-2-begun','q0','00000000000000000000000000000000',0.0,0.0,1,1.0);
INSERT INTO "result" VALUES('china-leverage','0-2-begun','q1','11111111111111111111111111111111',0.5,0.5,1,1.0);
INSERT INTO "result" VALUES('china-leverage','0-2-begun','q2','22222222222222222222222222222222',1.0,1.0,1,1.0);
INSERT INTO "result" VALUES('china-leverage','2-22-begun','q0','00000000000000000000000000000000',0.0,0.0,1,1.0);
INSERT INTO "result" VALUES('china-leverage','2-22-begun','q1','11111111111111111111111111111111',0.5,0.5,1,1.0);
INSERT INTO "result" VALUES('china-leverage','2-22-begun','q2','22222222222222222222222222222222',1.0,1.0,1,1.0);
INSERT INTO "result" VALUES('tour','1-12-begun','q0','00000000000000000000000000000000',0.0,0.0,1,1.0);
INSERT INTO "result" VALUES('tour','1-12-begun','q1','11111111111111111111111111111111',0.5,0.5,1,1.0);
INSERT INTO "result" VALUES('tour','1-12-begun','q2','22222222222222222222222222222222',1.0,1.0,1,1.0);
CREATE TABLE section_read (
        lesson TEXT NOT NULL,
        attempt TEXT NOT NULL,
        section TEXT NOT NULL,
        PRIMARY KEY (lesson, attempt, section)
    ) WITHOUT ROWID;
INSERT INTO "section_read" VALUES('china-leverage','0-2-begun','one');
INSERT INTO "section_read" VALUES('china-leverage','2-22-begun','one');
INSERT INTO "section_read" VALUES('tour','1-12-begun','one');
CREATE TABLE verified (wall INTEGER NOT NULL);
CREATE INDEX event_attempt ON event (lesson, attempt, ordered);
COMMIT;
