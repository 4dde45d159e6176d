"""Which characters belong to scripts that are written without spaces between words, or not only with them."""

from __future__ import annotations

from typing import Final

HAN_AND_KANA: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3041-\u3096\u3099-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00016fe0-\U00018cff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Chinese and Japanese, as the inside of a pattern's character class."""

SOUTHEAST_ASIAN: Final = (
    "\u0e01-\u0e4e\u0e80-\u0edf\u0f40-\u0fbc\u1000-\u109f\u1780-\u17dd\u1950-\u19df\u1a20-\u1aad"
)
"""Thai, Lao, Tibetan, Burmese, Khmer and their neighbours."""

HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb"
"""Korean: written with spaces, but particles join the word that they follow."""

NO_SPACES: Final = HAN_AND_KANA + SOUTHEAST_ASIAN + HANGUL
"""Scripts in which a word need not end where the letters do."""
