"""A resource of the interface: its name, the record whose rights decide, and its questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from django.http import HttpResponse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import WRONG, answered, etag_of, has, same
from airshed.web.api.door.asker import Refused, asker_of
from airshed.web.api.door.parameters import Asked, Errors, strays

FAULTY = (401, 403, 404, 422, 429, 503)
"""Statuses that any question may be answered with."""
_PATH: Any = Path(...)  # type: ignore[type-arg]
_QUERY: Any = Query(...)  # type: ignore[type-arg]
Question = TypeVar("Question", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource.

    Attributes:
        name: of its file, its first address, and the scope a token needs.
        zh: what it is, in Chinese.
        en: what it is, in English.
        record: whose rights decide who sees what.
        router: its questions.
    """

    name: str
    zh: str
    en: str
    record: Record
    router: Any = field(default_factory=Router)

    def question(  # noqa: PLR0913 - what a question says of itself
        self,
        path: str,
        *,
        id: str,  # noqa: A002 - what it is
        zh: str,
        en: str,
        answer: Any,  # noqa: ANN401 - a schema
        asked: type[Asked] = Asked,
        at: Mapping[str, tuple[str, str]] | None = None,
        stamp: Callable[[Any], str] | None = None,
    ) -> Callable[[Question], Question]:
        """Return a decorator that makes a function a question of this resource.

        The function gets the user and the parameters, those of the path by name, and returns what JSON holds.

        Args:
            path: address below `/api/v1/`, such as `plans/{city}/{year}`.
            id: stable name of the operation.
            zh: what it answers, in Chinese.
            en: what it answers, in English.
            answer: schema of the answer.
            asked: the parameters.
            at: what stands in the path, in both languages.
            stamp: takes the user and returns what changes whenever any answer to that user may, so that an answer
                which the asker has need not be made again; None = it is made, and compared.
        """

        def added(answering: Question) -> Question:
            self.router.api_operation(
                ["GET"],
                path,
                auth=_Door(self.name, _names(asked)),
                operation_id=id,
                summary=f"{zh} / {en}",
                tags=[self.name],
                by_alias=True,
                response={200: answer, 304: None, **dict.fromkeys(FAULTY, Errors)},
                openapi_extra={
                    "x-summary": {"zh": zh, "en": en},
                    "x-scope": self.name,
                    "security": [{"token": [self.name]}, {"session": []}],
                },
            )(_view(answering, id=id, asked=asked, at=at or {}, stamp=stamp))
            return answering

        return added


def _names(asked: type[Asked]) -> Mapping[str, str]:
    """Return the names of the parameters, with an example of each."""
    found = {}
    for name, info in asked.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        found[info.alias or name] = str(extra.get("example", ""))
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class _Door:
    """Lets in whoever may ask for a resource, and notes which parameters are known."""

    scope: str
    names: Mapping[str, str]

    def __call__(self, request: Any) -> Any:  # noqa: ANN401 - a request
        """Return who asks."""
        request.asked = self.names
        return asker_of(request, scope=self.scope)


def _view(
    answering: Callable[..., Any],
    *,
    id: str,  # noqa: A002 - what it is
    asked: type[Asked],
    at: Mapping[str, tuple[str, str]],
    stamp: Callable[[Any], str] | None,
) -> Callable[..., HttpResponse]:
    """Return a view that gives a function what was asked, and answers with what it returns."""

    def view(request: Any, **given: Any) -> HttpResponse:  # noqa: ANN401 - a request, and what was asked
        faults = tuple(strays(request.GET, tuple(request.asked)))
        if faults:
            raise Refused(WRONG, *faults)
        etag = _etag(request, stamp)
        if etag and has(request, etag):
            return same(etag)
        return answered(request, answering(request.auth.user, **given), etag=etag)

    one = Parameter.POSITIONAL_OR_KEYWORD
    parameters = [Parameter("request", one)]
    parameters += [Parameter(name, one, default=_PATH, annotation=_part(*words)) for name, words in at.items()]
    if asked.model_fields:
        parameters.append(Parameter("asked", one, default=_QUERY, annotation=asked))
    view.__name__, view.__doc__ = id, None
    view.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return view


def _etag(request: Any, stamp: Callable[[Any], str] | None) -> str:  # noqa: ANN401 - a request
    """Return the tag of an answer that is not made yet; none where only the answer itself can tell."""
    if stamp is None:
        return ""
    user = request.auth.user
    return etag_of(f"{request.get_full_path()} {user.pk} {stamp(user)}".encode())


def _part(zh: str, en: str) -> Any:  # noqa: ANN401 - a type
    """Return the type of a part of the path, with its words in both languages."""
    schema = {"type": "string", "description": f"{zh} / {en}", "x-zh": zh, "x-en": en}
    return Annotated[str, WithJsonSchema(schema)]
