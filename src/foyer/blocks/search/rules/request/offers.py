# SPDX-License-Identifier: EUPL-1.2
"""Reading a search for events, places or both. The order of the steps is that of the contract."""

from foyer.blocks.search.rules.filters import AnyOf, Exact, Filter, Flag, Not, Overlap, Recommended, Within
from foyer.blocks.search.rules.request import calendar, common, geography, paging
from foyer.blocks.search.rules.request.parameters import Parameters, language_of
from foyer.blocks.search.rules.request.plan import OFFER_LANGUAGES, Consumer, Plan, Words
from foyer.blocks.search.rules.request.refusals import parameter as refuse

_NAMES = """q text textLanguages id locationId organizerId departurePlaces productionId creator contributors
    workflowStatus isDuplicate audienceType childrenOnly addressCountry postalCode regions coordinates
    distance bounds availableFrom availableTo dateFrom dateTo localTimeFrom localTimeTo status
    bookingAvailability hasChildcare hasOvernight calendarType attendanceMode recurringOnDayOfWeek minAge
    maxAge allAges birthdateRangeFrom birthdateRangeTo price minPrice maxPrice hasMediaObjects hasVideos
    uitpas termIds termLabels locationTermIds locationTermLabels organizerTermIds organizerTermLabels
    labels locationLabels organizerLabels mainLanguage languages completedLanguages createdFrom createdTo
    modifiedFrom modifiedTo recommendationFor disableDefaultFilters facets groupBy sort embedUitpasPrices
    embedCalendarSummaries"""
KNOWN = frozenset(_NAMES.split()) | frozenset(common.ALWAYS)

_WORKFLOW = "APPROVED,READY_FOR_VALIDATION"


def read(
    parameters: Parameters, kinds: tuple[str, ...], consumer: Consumer, now: int, *, strict: bool = False
) -> Plan:
    """Return the plan of a search for offers.

    `now` in epoch seconds is the default of both availability bounds. `strict` combines filters of the
    calendar as the existing service does, which leaves some of them out.

    Raises:
        Problem: the first parameter that the contract refuses.
    """
    common.refuse_unknown(parameters, KNOWN)
    start, limit = paging.page(parameters)
    filters = [*_ages(parameters), *_available(parameters, now), *_birth_dates(parameters)]
    filters += common.any_of(parameters, "calendarType")
    filters += calendar.calendar(parameters, calendar.statuses(parameters), strict=strict)
    filters += calendar.attendance(parameters) + calendar.weekdays(parameters)
    circle = geography.circle(parameters)
    filters += [] if circle is None else [circle]
    filters += _languages(parameters)
    box = geography.box(parameters)
    filters += [] if box is None else [box]
    group = paging.group(parameters)
    filters += _flag(parameters, "isDuplicate", "false")
    sorts = paging.sorts(parameters, paging.OFFER_SORTS)
    filters += _identities(parameters)
    languages = tuple(parameters.languages("textLanguages")) or OFFER_LANGUAGES
    queries = _queries(parameters, consumer)
    filters += _circumstances(parameters)
    filters += _children(parameters, consumer)
    facets = paging.facets(parameters)
    return Plan(
        kinds=kinds,
        filters=tuple(filters),
        queries=queries,
        languages=languages,
        start=start,
        limit=limit,
        sorts=sorts,
        origin=None if circle is None else (circle.latitude, circle.longitude),
        recommended_for=parameters.text("recommendationFor"),
        group=group,
        facets=facets,
        embed=bool(parameters.flag("embed")),
        uitpas_prices=bool(parameters.flag("embedUitpasPrices")),
        calendar_summaries=tuple(parameters.items("embedCalendarSummaries")),
    )


def _pair(name: str, low: float | None, high: float | None) -> None:
    if any(value is not None and value < 0 for value in (low, high)):
        raise refuse(f"{name.capitalize()} should be 0 or bigger")
    if low is not None and high is not None and low > high:
        raise refuse(f"Minimum {name} should be smaller or equal to maximum {name}.")


def _ages(parameters: Parameters) -> list[Filter]:
    low, high = parameters.integer("minAge"), parameters.integer("maxAge")
    _pair("age", low, high)
    found: list[Filter] = _flag(parameters, "allAges")
    if low is not None or high is not None:
        found.append(Overlap("typicalAgeRange", low, high))
    return found


def _available(parameters: Parameters, now: int) -> list[Filter]:
    low, high = parameters.moment("availableFrom", now), parameters.moment("availableTo", now)
    calendar.in_order("available", low, high)
    return [] if low is None and high is None else [Overlap("availableRange", low, high)]


def _birth_dates(parameters: Parameters) -> list[Filter]:
    low, high = parameters.day("birthdateRangeFrom"), parameters.day("birthdateRangeTo")
    calendar.in_order("birthdateRange", low, high)
    return [] if low is None and high is None else [Overlap("birthdateRange", low, high)]


def _languages(parameters: Parameters) -> list[Filter]:
    main = parameters.liftable("mainLanguage")
    found: list[Filter] = [] if main is None else [Exact(("mainLanguage",), (language_of(main),))]
    for name in ("languages", "completedLanguages"):
        found += [Exact((name,), (language,)) for language in parameters.languages(name)]
    return found


def _flag(parameters: Parameters, name: str, default: str | None = None) -> list[Filter]:
    value = parameters.flag(name, default)
    return [] if value is None else [Flag(name, value)]


def _identities(parameters: Parameters) -> list[Filter]:
    found = common.equal_or_any(parameters, "productionId", "production.id")
    found += common.equal_or_any(parameters, "contributors")
    found += common.any_of(parameters, "workflowStatus", _WORKFLOW)
    found += common.equal(parameters, "id") + common.equal(parameters, "locationId", "location.id")
    found += common.equal(parameters, "organizerId", "organizer.id")
    found += common.equal(parameters, "creator")
    recommended = parameters.text("recommendationFor")
    if recommended is not None:
        found.append(Recommended(recommended.lower()))
    return found


def _circumstances(parameters: Parameters) -> list[Filter]:
    """Return what remains, from departure places to labels."""
    found = common.each(parameters, "departurePlaces", "departurePlaces")
    found += _counts(parameters) + geography.regions(parameters)
    found += common.postal_code(parameters) + common.country(parameters, "BE")
    audience = parameters.liftable("audienceType", "everyone")
    found += [] if audience is None else [Exact(("audienceType",), (audience,))]
    found += _price(parameters)
    for name in ("created", "modified"):
        low, high = calendar.period(parameters, name)
        if low is not None or high is not None:
            found.append(Within(name, low, high))
    for name, field in (
        ("termIds", "terms.id"),
        ("termLabels", "terms.label"),
        ("locationTermIds", "location.terms.id"),
        ("locationTermLabels", "location.terms.label"),
    ):
        found += common.each(parameters, name, field)
    for name, field in (
        ("labels", "labels"),
        ("locationLabels", "location.labels"),
        ("organizerLabels", "organizer.labels"),
    ):
        found += common.labels(parameters, name, field)
    return found


def _counts(parameters: Parameters) -> list[Filter]:
    found: list[Filter] = []
    for name, field in (("hasMediaObjects", "mediaObjectsCount"), ("hasVideos", "videosCount")):
        value = parameters.flag(name)
        if value is not None:
            found.append(Within(field, 1, None) if value else Within(field, None, 0))
    return found + _flag(parameters, "uitpas")


def _price(parameters: Parameters) -> list[Filter]:
    exact, low, high = (parameters.number(name) for name in ("price", "minPrice", "maxPrice"))
    _pair("price", exact, None)
    if exact is not None:
        return [Within("price", round(exact, 2), round(exact, 2))]
    _pair("price", low, high)
    return [] if low is None and high is None else [Within("price", low, high)]


def _children(parameters: Parameters, consumer: Consumer) -> list[Filter]:
    """Children-only events show themselves to their own client, and to clients with the scope for it."""
    found = _flag(parameters, "childrenOnly")
    if consumer.boa:
        return found
    hidden: Filter = Not(Flag("childrenOnly", value=True))
    if consumer.client_id is None:
        return [*found, hidden]
    return [*found, AnyOf((hidden, Exact(("creator",), (f"{consumer.client_id}@clients",))))]


def _queries(parameters: Parameters, consumer: Consumer) -> tuple[Words, ...]:
    found = []
    if consumer.default_query is not None:
        found.append(Words(consumer.default_query, origin="default"))
    if (query := parameters.text("q")) is not None:
        found.append(Words(query))
    if (text := parameters.text("text")) is not None:
        found.append(Words(text, free=True, origin="text"))
    return tuple(found)
