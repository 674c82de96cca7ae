"""A workflow as a table: its states, the moves between them, who may make them, and what must come with them.

A stored thing keeps the flow's name and version and its state; its log is replayed here by whoever reviews it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from airshed.errors import AirshedError, Fault

Words = tuple[str, str]
STAYS = ""
"""The target of a move that leaves the state as it is."""
JOBS = "jobs"
"""The role of what the clock does by itself."""


class MoveRefused(AirshedError):
    """A move is not in the table, does not start here, is not for this role, or lacks what must come with it."""


class LogBroken(AirshedError):
    """A log that the table does not allow."""


@dataclass(frozen=True, slots=True)
class State:
    """Where something can stand.

    Attributes:
        name: as it is stored.
        words: in Chinese and English.
        step: the step of the work it belongs to, which rights and accounts of the work ask for.
        duty: who must act now: `finder`, `office`, `unit`, `checker` or `leader`; empty = nobody.
        term: name of the term of its clock; empty = no clock runs.
        final: whether the work ends here.
    """

    name: str
    words: Words
    step: str
    duty: str = ""
    term: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A way from one state to another.

    Attributes:
        name: as it is stored.
        words: what is done, as on a button.
        sources: states it starts from.
        target: the state it leads to; `STAYS` = it is noted, and the state stays.
        roles: who may make it.
        asks: names of what must come with it.
        offers: names of what may come with it.
        proof: whether a photo or document must come with it.
        other_than: moves whose maker may not make this one: who mends does not verify.
        office: whether of officers only those of the office make it, and not those of the unit that must act.
    """

    name: str
    words: Words
    sources: tuple[str, ...]
    target: str
    roles: frozenset[str]
    asks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    proof: bool = False
    other_than: tuple[str, ...] = ()
    office: bool = False

    def end(self, state: str) -> str:
        """Return the state after it."""
        return self.target or state


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of a log, as far as the table judges it."""

    move: str
    source: str
    target: str
    by: str


@dataclass(frozen=True)
class Flow:
    """A workflow.

    Attributes:
        name: as it is stored.
        letters: what its numbers begin with.
        version: rises by one whenever a stored state may mean something else.
        words: in Chinese and English.
        states: in the order of the work; the first is where everything begins.
        moves: in the order in which they are offered.
        earlier: by version: state of that version to the state of the next one; one that is not named stays.
    """

    name: str
    letters: str
    version: int
    words: Words
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    earlier: Mapping[int, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def start(self) -> State:
        """The state in which everything begins."""
        return self.states[0]

    @cached_property
    def state(self) -> Mapping[str, State]:
        """Its states by name."""
        return {state.name: state for state in self.states}

    @cached_property
    def move(self) -> Mapping[str, Move]:
        """Its moves by name."""
        return {move.name: move for move in self.moves}

    def moves_from(self, state: str, *, role: str | None = None) -> tuple[Move, ...]:
        """Return the moves that start from a state, for a role or for all."""
        return tuple(m for m in self.moves if state in m.sources and (role is None or role in m.roles))

    def next_state(self, state: str, *, move: str, role: str) -> str:
        """Return the state after a move.

        Raises:
            MoveRefused: there is no such move, it does not start here, or it is not for this role.
        """
        found = self.move.get(move)
        if found is None:
            raise MoveRefused(Fault("flows.unknown_move", "move", move, ", ".join(self.move)))
        if state not in found.sources:
            possible = ", ".join(m.name for m in self.moves_from(state, role=role))
            raise MoveRefused(Fault("flows.not_from_here", move, state, possible))
        if role not in found.roles:
            raise MoveRefused(Fault("flows.not_yours", move, role, ", ".join(sorted(found.roles - {JOBS}))))
        return found.end(state)

    def check_values(self, move: str, given: Mapping[str, object], *, proofs: int) -> None:
        """Check that everything came with a move that it asks for.

        Raises:
            MoveRefused: with all that is missing, and all that it does not know.
        """
        row = self.move[move]
        faults = [Fault("flows.missing", name) for name in row.asks if given.get(name) in {None, ""}]
        known = {*row.asks, *row.offers}
        faults += [
            Fault("flows.unknown_value", name, "", ", ".join(sorted(known))) for name in given if name not in known
        ]
        if row.proof and not proofs:
            faults.append(Fault("flows.no_proof", move))
        if faults:
            raise MoveRefused(*faults)

    def check_maker(self, move: str, log: Sequence[Logged], *, by: str) -> None:
        """Check that whoever makes a move did not make one that it judges, since that one was last made.

        Raises:
            MoveRefused: it was the same person.
        """
        judged = self.move[move].other_than
        last = next((row for row in reversed(log) if row.move in judged), None)
        if last is not None and last.by == by:
            raise MoveRefused(Fault("flows.same_person", move, by, last.move))

    def migrated(self, state: str, *, version: int) -> str:
        """Return what a state of an earlier version is now.

        Raises:
            MoveRefused: the version is not known, or the state is in none.
        """
        now = state
        for number in range(version, self.version):
            now = self.earlier.get(number, {}).get(now, now)
        if now not in self.state or not 1 <= version <= self.version:
            raise MoveRefused(Fault("flows.unknown_state", self.name, f"{state} v{version}", ", ".join(self.state)))
        return now

    def replayed(self, log: Iterable[Logged]) -> str:
        """Return where a log leads, from the start, by this version of the table.

        Raises:
            LogBroken: a row does not follow from the one before, or is not in the table, or was made by the wrong
                person; the first such row is named.
        """
        state, before = self.start.name, list[Logged]()
        for number, row in enumerate(log, start=1):
            move = self.move.get(row.move)
            if move is None or row.source != state or state not in move.sources or row.target != move.end(state):
                found = f"{row.source} → {row.move} → {row.target}"
                raise LogBroken(Fault("flows.broken_log", f"#{number}", found, state))
            try:
                self.check_maker(row.move, before, by=row.by)
            except MoveRefused as refusal:
                raise LogBroken(
                    *(Fault("flows.broken_log", f"#{number}", f.value, f.expected) for f in refusal.faults)
                ) from None
            state = row.target
            before.append(row)
        return state


def check_flow(flow: Flow, *, roles: Iterable[str]) -> Iterator[Fault]:
    """Yield what is wrong with a table: unknown names, states nobody reaches, states from which no end is reached."""
    for move in flow.moves:
        yield from _check_move(flow, move, {*roles, JOBS})
    steps = {(source, move.target) for move in flow.moves for source in move.sources if move.target}
    reached = _closure({flow.start.name}, steps)
    ending = _closure({state.name for state in flow.states if state.final}, {(b, a) for a, b in steps})
    for state in flow.states:
        wrong = {
            "flows.unreached": state.name not in reached,
            "flows.endless": state.name not in ending,
            "flows.clock_at_end": state.final and bool(state.term),
            "flows.nobodys": not state.final and not state.duty,
        }
        yield from (Fault(code, flow.name, state.name) for code, is_so in wrong.items() if is_so)


def _check_move(flow: Flow, move: Move, roles: set[str]) -> Iterator[Fault]:
    for name in (*move.sources, *filter(None, (move.target,))):
        if name not in flow.state:
            yield Fault("flows.unknown_state", move.name, name, ", ".join(flow.state))
    for name in move.other_than:
        if name not in flow.move:
            yield Fault("flows.unknown_move", move.name, name, ", ".join(flow.move))
    for role in sorted(move.roles - roles) or ([] if move.roles else [""]):
        yield Fault("flows.unknown_role", move.name, role, ", ".join(sorted(roles)))


def _closure(first: set[str], steps: set[tuple[str, str]]) -> set[str]:
    found, more = set(first), set(first)
    while more:
        more = {b for a, b in steps if a in more} - found
        found |= more
    return found
