"""The order of a Swedish dictionary."""

import polars as pl


def swedish_order(column: str) -> pl.Expr:
    """Give the order of names: å, ä and ö last, é as e, small and capital letters alike.

    >>> names = pl.DataFrame({"name": ["Örebro", "Ånge", "Älvdalen", "arboga", "Öland"]})
    >>> names.sort(swedish_order("name"))["name"].to_list()
    ['arboga', 'Ånge', 'Älvdalen', 'Öland', 'Örebro']
    """
    letters = {"å": "{", "ä": "|", "ö": "}", "é": "e"}
    return pl.col(column).str.to_lowercase().str.replace_many(list(letters), list(letters.values()))
