"""Which stored actor a found name means. Whoever is not known yet is created; nobody is created twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, count, islice

from django.db.models import Q
from django.utils.text import slugify

from timeline.extraction import lexicon
from timeline.extraction.lexicon import short_names
from timeline.extraction.values import ActorMention, ActorRef
from timeline.importer.inserting import insert
from timeline.models import Actor, ActorName
from timeline.search import fold
from timeline.vocabulary import ActorKind

# Rules whose words are a name of the actor and not a way of pointing at it ("the minister", "Chinese", "his").
_NAMING_RULES = {"name", "capital", "metonym"}
_WITH_CODE = [kind.value for kind in ActorKind if kind is not ActorKind.PERSON]
_SLUGS_AT_ONCE = 5
NAME_LENGTH = 200


class Cast:
    """The actors of an import, asked of the database once for each batch of articles and remembered.

    `moved` are persons who were known without a state and now have one: their events must be derived again.
    """

    def __init__(self) -> None:
        self._by_code: dict[str, Actor] = {}
        self._by_name: dict[tuple[str, str], list[Actor]] = defaultdict(list)
        self._asked: set[ActorRef] = set()
        self._slugs: set[str] = set()
        self._names: set[tuple[int, str]] = set()
        self.moved: set[int] = set()

    def meet(self, refs: Iterable[ActorRef]) -> None:
        """Fetches or creates the actors of `refs`. Afterwards `find` answers for them without a query."""
        named = set(refs)
        # Whoever belongs to a state brings it along, named in the article or not.
        behind = {known for ref in named if (known := lexicon.load().actors.get(ref.affiliation))}
        new = sorted((named | behind) - self._asked, key=lambda ref: (ref.kind != ActorKind.STATE, ref.name, ref.affiliation))
        if not new:
            return
        self._fetch(new)
        # States first: bodies and persons point to them. Last whoever has none, who may be a person that another article places.
        states = [ref for ref in new if ref.code and not ref.affiliation]
        self._create([ref for ref in states if self.find(ref) is None])
        for has_state in (True, False):
            of_these = [ref for ref in new if bool(ref.affiliation) is has_state]
            self._create([ref for ref in of_these if self.find(ref) is None and not self._candidates(ref)])
        for ref in new:
            self._learn_affiliation(ref)
        self._asked.update(new)

    def find(self, ref: ActorRef) -> Actor | None:
        """The actor that was met; None when two persons of that name are known and nothing tells which."""
        if ref.code and (known := self._by_code.get(ref.code)) and known.kind == ref.kind:
            return known
        candidates = self._candidates(ref)
        exact = [actor for actor in candidates if _code_of(actor.affiliation) == ref.affiliation]
        if exact:
            return exact[0]
        return candidates[0] if len(candidates) == 1 else None

    def remember_names(self, mentions: Iterable[tuple[str, ActorMention, Actor]]) -> None:
        """Stores the names by which actors are called in mentions of an article's text, persons by their surname too."""
        wanted: set[tuple[int, str]] = set()
        for text, mention, actor in mentions:
            wanted.update((actor.pk, name) for name in _names_in(mention, text, actor))
        new = sorted(wanted - self._names)
        insert(ActorName, ("actor_id", "name", "folded"), ((actor_id, name, fold(name)[:NAME_LENGTH]) for actor_id, name in new))
        self._names.update(new)

    def _candidates(self, ref: ActorRef) -> list[Actor]:
        """Actors of that name and kind who can be meant. Where one side tells no affiliation, nothing speaks against it."""
        known = self._by_name[_name_of(ref), ref.kind]
        if ref.kind == ActorKind.PERSON:
            return [actor for actor in known if not ref.affiliation or _code_of(actor.affiliation) in ("", ref.affiliation)]
        return [actor for actor in known if _code_of(actor.affiliation) == ref.affiliation]

    def _fetch(self, refs: Collection[ActorRef]) -> None:
        codes = {code for ref in refs for code in (ref.code, ref.affiliation) if code and code not in self._by_code}
        names = {_name_of(ref) for ref in refs}
        # Persons have no code of their own, and are too many to be asked for it one by one: there is no index of codes.
        wanted = Q(kind__in=_WITH_CODE, code__in=codes, affiliation=None) | Q(name__in=names)
        for actor in Actor.objects.filter(wanted).select_related("affiliation").order_by("pk"):
            self._remember(actor)

    def _create(self, refs: Collection[ActorRef]) -> None:
        actors: dict[tuple[str, str, str], Actor] = {}
        slugs = self._free_slugs(refs)
        for ref in refs:
            affiliation = self._by_code.get(ref.affiliation)
            actors.setdefault(
                (ref.kind, _name_of(ref), ref.affiliation),
                Actor(name=_name_of(ref), kind=ref.kind, code=ref.code, affiliation=affiliation, slug=slugs[ref]),
            )
        Actor.objects.bulk_create(actors.values())
        names = [ActorName(actor=actor, name=actor.name, folded=fold(actor.name)[:NAME_LENGTH]) for actor in actors.values()]
        ActorName.objects.bulk_create(names)
        self._names.update((actor.pk, actor.name) for actor in actors.values())
        for actor in actors.values():
            self._remember(actor)

    def _free_slugs(self, refs: Collection[ActorRef]) -> Mapping[ActorRef, str]:
        """Readable and unique: "wang-yi"; the second of that name "wang-yi-twn", any further ones numbered."""
        asked = {ref: list(islice(_slugs_for(ref), _SLUGS_AT_ONCE)) for ref in refs}
        self._slugs.update(_taken(Q(slug__in=set(chain.from_iterable(asked.values())))) if asked else ())
        slugs = {}
        for ref, likely in asked.items():
            if self._slugs.issuperset(likely):
                self._slugs.update(_taken(Q(slug__startswith=likely[0])))  # reads all slugs, so not done for every name
            slugs[ref] = next(slug for slug in _slugs_for(ref) if slug not in self._slugs)
            self._slugs.add(slugs[ref])
        return slugs

    def _learn_affiliation(self, ref: ActorRef) -> None:
        actor, affiliation = self.find(ref), self._by_code.get(ref.affiliation)
        if actor and affiliation and actor.affiliation is None and actor.kind == ActorKind.PERSON:
            actor.affiliation = affiliation
            actor.save(update_fields=["affiliation"])
            self.moved.add(actor.pk)

    def _remember(self, actor: Actor) -> None:
        known = self._by_name[actor.name, actor.kind]
        if all(one.pk != actor.pk for one in known):
            known.append(actor)
        if actor.code and actor.affiliation_id is None:
            self._by_code.setdefault(actor.code, actor)


def _name_of(ref: ActorRef) -> str:
    """The name under which it is stored. Who differs from it by an accent is another, as for the database that is asked for it."""
    return ref.name[:NAME_LENGTH]


def _slugs_for(ref: ActorRef) -> Iterator[str]:
    base = slugify(ref.name)[:180] or slugify(ref.code) or "actor"
    by_state = f"{base}-{slugify(ref.affiliation)}" if ref.affiliation else base
    yield base
    yield by_state
    yield from (f"{by_state}-{number}" for number in count(2))


def _taken(wanted: Q) -> Iterable[str]:
    return Actor.objects.filter(wanted).values_list("slug", flat=True)


def _names_in(mention: ActorMention, text: str, actor: Actor) -> Iterator[str]:
    """What of the mention's words is a name. Those of a person may hold titles: "General Qassem Soleimani" names Qassem Soleimani."""
    if actor.kind == ActorKind.PERSON:
        short = short_names(actor.name, _code_of(actor.affiliation))
        yield from (part for part in _endings_and_first(actor.name) if fold(part) in short)
    elif mention.rule in _NAMING_RULES:
        words = " ".join(mention.span.of(text).split())
        if len(words) <= NAME_LENGTH:
            yield words


def _endings_and_first(name: str) -> Iterator[str]:
    """ "Majid Takht Ravanchi": "Takht Ravanchi", "Ravanchi", and "Majid" for those whose family name stands first."""
    words = name.split()
    yield from (" ".join(words[first:]) for first in range(1, len(words)))
    yield words[0]


def _code_of(affiliation: Actor | None) -> str:
    return affiliation.code if affiliation else ""
