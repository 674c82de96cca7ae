"""What a template may say: fields, rows of lists, conditions. Anything else is refused before it runs.

Templates are written by users. So nothing is called, nothing is computed, and no attribute but the columns of a row is
reached; a loop is over a list of the paper and holds no other loop.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from airshed.errors import AirshedError, Fault
from airshed.web.papers.vocabulary import Vocabulary

PLAIN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare),
    *(nodes.Operand, nodes.And, nodes.Or, nodes.Not),
)
LARGEST = 50_000_000
"""What loops may blow a part up to. [signs]"""
SHOWN = 60


class TemplateRefused(AirshedError):
    """The template cannot be used; nothing was made of it."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders templates of documents.

    Attributes:
        vocabulary: what they may name.
        lengths: how many rows each list has.
        where: name of the template, for faults.
    """

    def __init__(self, vocabulary: Vocabulary, lengths: Mapping[str, int], where: str) -> None:
        """Take away all that is not needed."""
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.vocabulary, self.lengths, self.where = vocabulary, lengths, where
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def from_string(self, source: Any, *arguments: Any, **more: Any) -> Template:  # noqa: ANN401 - as Jinja's
        """Return a template of a text, once it is known to be harmless.

        Raises:
            TemplateRefused: with everything in it that there is not, or that may not be.
        """
        try:
            tree = self.parse(source)
        except TemplateSyntaxError as error:
            raise TemplateRefused(Fault("reports.template_syntax", self.where, str(error.message), "")) from None
        faults = list(dict.fromkeys(self._faults(tree, {})))
        if faults:
            raise TemplateRefused(*faults)
        return super().from_string(source, *arguments, **more)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002 - as Jinja's
        """Refuse every attribute: rows are mappings, their columns are found as items."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002 - as Jinja's
        """Refuse every call."""
        return False

    def _faults(self, node: nodes.Node, rows: Mapping[str, str]) -> Iterator[Fault]:
        """Yield what is wrong with a part of a template.

        Args:
            node: the part.
            rows: names of rows, each with the list it goes through.
        """
        if isinstance(node, nodes.Name):
            if node.name not in self.vocabulary.fields and node.name not in self.vocabulary.lists:
                yield self._unknown(node.name)
        elif isinstance(node, nodes.Getattr):
            yield from self._of_row(node, rows)
        elif isinstance(node, nodes.For):
            yield from self._of_loop(node, rows)
        elif isinstance(node, PLAIN):
            for child in node.iter_child_nodes():
                yield from self._faults(child, rows)
        else:
            yield self._refused(type(node).__name__)

    def _of_row(self, node: nodes.Getattr, rows: Mapping[str, str]) -> Iterator[Fault]:
        if not isinstance(node.node, nodes.Name):
            yield self._refused(f".{node.attr}")
        elif node.node.name not in rows:
            yield self._unknown(f"{node.node.name}.{node.attr}")
        elif node.attr not in self.vocabulary.lists[rows[node.node.name]]:
            known = ", ".join(self.vocabulary.lists[rows[node.node.name]])
            yield Fault("reports.template_field", self.where, f"{node.node.name}.{node.attr}"[:SHOWN], known)

    def _of_loop(self, node: nodes.For, rows: Mapping[str, str]) -> Iterator[Fault]:
        if rows or node.recursive or not isinstance(node.target, nodes.Name) or not isinstance(node.iter, nodes.Name):
            yield self._refused("for")
        elif node.iter.name not in self.vocabulary.lists:
            yield self._unknown(node.iter.name)
        else:
            inside = {node.target.name: node.iter.name}
            held = (data for part in node.body for data in part.find_all(nodes.TemplateData))
            weight = sum(len(data.data) for data in held) * self.lengths.get(node.iter.name, 0)
            if weight > LARGEST:
                yield self._refused("for")
            for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
                yield from self._faults(child, inside)

    def _unknown(self, name: str) -> Fault:
        return Fault("reports.template_field", self.where, name[:SHOWN], self.vocabulary.known_names())

    def _refused(self, what: str) -> Fault:
        return Fault(
            "reports.template_refused", self.where, what[:SHOWN], "{{ field }}, {% if field %}, {% for row in list %}"
        )
