"""Values that do not change: the decorator of every class that holds data.

Type checkers hold them frozen. At run time only the development mode of Python (`-X dev`) does: `dataclass(frozen=True)` writes every field
through `object.__setattr__`, and with some three hundred values a text that took a tenth of the whole run.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool = False, order: bool = False, repr: bool = True) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, **options: bool) -> type[T] | Callable[[type[T]], type[T]]:
    """A dataclass with slots that is equal and hashed by its fields and refined with `dataclasses.replace`."""

    enforced = sys.flags.dev_mode
    make = dataclass(slots=True, frozen=enforced, unsafe_hash=not enforced, **options)
    return make if cls is None else make(cls)
