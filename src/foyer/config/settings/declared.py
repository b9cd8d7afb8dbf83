# SPDX-License-Identifier: EUPL-1.2
"""Every variable that Foyer reads, declared once: the tables of docs/reference/settings.md are made of these.

Where a default is a plain value, a test holds it against what the code reads.
"""

from foyer.config.settings.variables import (
    ADDRESS,
    CHOICE,
    JSON,
    LIST,
    NUMBER,
    PAIRS,
    PATH,
    TEXT,
    YES_NO,
    Group,
    Variable,
)

__all__ = ["FOYER_VARIABLES"]

_WHERE_THINGS_ARE = (
    Variable(
        "FOYER_HOME",
        PATH,
        "`var` in the current folder",
        "the folder for the database, the index, built files and the secret",
    ),
    Variable(
        "FOYER_DATABASE_URL",
        ADDRESS,
        "`sqlite:///{home}/foyer.sqlite3`",
        "records: `sqlite:///path` or `postgresql://user:password@host:port/name`; options of libpq after"
        " `?`",
    ),
    Variable(
        "FOYER_DATABASE_PREPARED",
        YES_NO,
        "yes",
        "whether PostgreSQL plans a statement once a connection; `no` behind a pooler that gives each "
        "transaction another connection and does not know prepared statements",
    ),
    Variable(
        "FOYER_SQLITE_SYNCHRONOUS",
        CHOICE,
        "`normal`",
        "how durable SQLite is when the power goes: `normal` may lose the last seconds, `full` loses nothing "
        "that was answered and writes half as fast; see "
        "[durability](../decisions/0019-many-processes.md#durability)",
    ),
    Variable(
        "FOYER_PUBLIC_URL",
        ADDRESS,
        "`http://localhost:8000`",
        "the address under which people reach this installation; with `https:` cookies are for encrypted "
        "connections only and browsers are told to stay on them",
    ),
    Variable(
        "FOYER_HOSTS",
        LIST,
        "`localhost,127.0.0.1,[::1],testserver`",
        "host names that pages answer to, beside that of the public address",
    ),
    Variable(
        "FOYER_API_HOSTS",
        PAIRS,
        "none",
        "hosts bound to an API: `io.example.org=entry,search.example.org=search`",
    ),
    Variable(
        "FOYER_IMAGES_URL",
        ADDRESS,
        "`{public}/images`",
        "the address that files of images begin with in documents; pages take them from this installation"
        " whatever it is",
    ),
    Variable(
        "FOYER_STORAGE_URL",
        ADDRESS,
        "`{home}/files`",
        "where files of images lie: a path, `file:///path`, or `s3://host/bucket/prefix?region=name` for "
        "storage that speaks the protocol of S3 (`s3+http://` without encryption)",
    ),
    Variable(
        "FOYER_ENTRY_URL",
        ADDRESS,
        "the host bound to `entry`, else `{public}/api/entry`",
        "the address that ids of events, places and organisers begin with",
    ),
    Variable(
        "FOYER_DOWNLOADS_URL",
        ADDRESS,
        "`{entry}/downloads`",
        "the address that links to files of exports begin with; the entry API answers below `/downloads`",
    ),
    Variable(
        "FOYER_DOWNLOADS_FOLDER",
        PATH,
        "`{home}/downloads`",
        "where files of exports lie; workers and web processes on several machines share it",
    ),
    Variable(
        "FOYER_BRANDS_FOLDER",
        PATH,
        "`{home}/brands`",
        "brands of [printed lists](../how-to/export-a-programme.md): `NAME.json` with a name and a colour, "
        "`NAME.svg` or `NAME.png` with a logo",
    ),
    Variable(
        "FOYER_LINKED_DATA_URL",
        ADDRESS,
        "that of `FOYER_ENTRY_URL`",
        "the address that names of events, places and organisers begin with in [linked "
        "data](../how-to/read-linked-data.md): `http://data.example.org` for "
        "`http://data.example.org/events/{id}`",
    ),
    Variable(
        "FOYER_TAXONOMY_TERMS_URL",
        ADDRESS,
        "`https://taxonomy.uitdatabank.be/terms`",
        "the address that names of types and themes begin with in linked data",
    ),
)
_SECRETS_AND_TRUST = (
    Variable(
        "FOYER_SECRET_KEY",
        TEXT,
        "made at the first start, kept in `{home}/secret-key`",
        "signs sessions and hashes; the same for all processes",
        secret=True,
    ),
    Variable(
        "FOYER_SECRET_KEY_FALLBACKS",
        LIST,
        "none",
        "secrets of before, while the secret is changed: sessions and links that they signed go on",
        secret=True,
    ),
    Variable(
        "FOYER_STORAGE_KEY",
        TEXT,
        "none",
        "the key of storage that speaks the protocol of S3",
        secret=True,
    ),
    Variable(
        "FOYER_STORAGE_SECRET",
        TEXT,
        "none",
        "its secret",
        secret=True,
    ),
    Variable(
        "FOYER_TRUSTED_ISSUERS",
        LIST,
        "none",
        "OpenID issuers whose tokens are accepted, beside the built-in one: `issuer=keys`, where keys is "
        "the address of a JWKS document or the path of a PEM file. Each is trusted with *every* user id, "
        "see below",
    ),
    Variable(
        "FOYER_ID_TOKEN_AUDIENCE",
        TEXT,
        "none",
        "the program for which id tokens must have been made to open the entry API",
    ),
    Variable(
        "FOYER_V1_TOKENS",
        YES_NO,
        "yes",
        "whether tokens of the first generation, which name their bearer as `uid` and need an API key "
        "beside them, are accepted",
    ),
    Variable(
        "FOYER_TRUSTED_ORIGINS",
        LIST,
        "none",
        "origins that may send forms, beside the public address",
    ),
    Variable(
        "FOYER_SECURITY_CONTACT",
        ADDRESS,
        "none: there is no such file",
        "where people report weak spots, as `mailto:security@example.org` or an `https:` address; told at "
        "`/.well-known/security.txt`",
    ),
    Variable(
        "FOYER_METRICS_TOKEN",
        TEXT,
        "none: only from this machine, while the public address is local",
        "who may read `/metrics`",
        secret=True,
    ),
    Variable(
        "FOYER_GOD_USERS",
        LIST,
        "none",
        "ids of users who may do everything in the entry API",
    ),
    Variable(
        "FOYER_CLIENT_PERMISSIONS",
        JSON,
        "`{}`",
        'what programs may do, as JSON: `{"CLIENT@clients": {"permissions": [keys], "constraint": query, '
        '"labels": [names]}}`; see [rights](../explanation/rights.md#programs)',
    ),
)
_CONTENTS = (
    Variable(
        "FOYER_DUPLICATES",
        CHOICE,
        "`user`",
        "whether a place is a duplicate for who entered it before (`user`) or for everybody (`global`); "
        "after a change run `foyer duplicates rekey`",
    ),
    Variable(
        "FOYER_CANONICAL_LABELS",
        LIST,
        "none",
        "labels that mark the place that is meant where several are the same",
    ),
    Variable(
        "FOYER_AUTO_APPROVE",
        LIST,
        "none",
        "ids of API keys, or of clients, whose publications are approved at once",
    ),
    Variable(
        "FOYER_EDUCATION_PLACES",
        LIST,
        "none",
        "ids of places whose events are for schools",
    ),
    Variable(
        "FOYER_CARD_LABELS",
        PAIRS,
        "none",
        "labels of card systems, by their ids: `7=UiTPAS Gent,8=Paspartoe`; a place that has one of them "
        "hidden, in this very spelling, is a counter that nobody can delete",
    ),
    Variable(
        "FOYER_CONSUMER_NAMES",
        PAIRS,
        "none",
        "names that `includeMetadata=true` tells of the programs that entered an item, by ids of API keys"
        " or of clients: `id=name,other id=name`; other programs are told as `other`",
    ),
    Variable(
        "FOYER_COPIES_JOIN_PRODUCTION",
        YES_NO,
        "no",
        "whether the copy of an event joins the production of the original",
    ),
    Variable(
        "FOYER_CURATOR_LABELS",
        PAIRS,
        "none",
        "hidden labels of events about which a publisher has written: `Publisher=label,Other "
        "publisher=other`",
    ),
    Variable(
        "FOYER_OPEN_NEWS_ARTICLES",
        YES_NO,
        "no",
        "let everybody write news articles without a token, as older clients do; see "
        "[deviations](deviations.md)",
    ),
    Variable(
        "FOYER_OWNERSHIPS",
        YES_NO,
        "yes",
        "whether people may ask for organisers; without, the addresses below `/ownerships` do not exist",
    ),
    Variable(
        "FOYER_CREATED_BY_ME",
        CHOICE,
        "`id`",
        'by what the saved search "Door mij ingevoerd" finds one\'s own offer: the user id (`id`), the '
        "e-mail address (`email`), or `both`",
    ),
    Variable(
        "FOYER_MAILING_LISTS",
        LIST,
        "none",
        "ids of the mailing lists that addresses may be put on",
    ),
    Variable(
        "FOYER_ASSOCIATIONS_URL",
        ADDRESS,
        "`https://www.verenigingsloket.be/nl/verenigingen/`",
        "where people find an association of the register; its number follows",
    ),
    Variable(
        "FOYER_IMAGE_MAX_BYTES",
        NUMBER,
        "21000000",
        "the largest image that is taken, uploaded or fetched",
    ),
    Variable(
        "FOYER_IMAGE_MAX_PIXELS",
        NUMBER,
        "50000000",
        "the most pixels of an image, all frames of an animation together",
    ),
    Variable(
        "FOYER_IMAGES_KEPT_DAYS",
        NUMBER,
        "30",
        "for how many days an image is kept that no event, place or organiser shows",
    ),
    Variable(
        "FOYER_EXPORT_MAXIMUM",
        NUMBER,
        "50000",
        "how many items an export may have",
    ),
    Variable(
        "FOYER_EXPORTS_KEPT_DAYS",
        NUMBER,
        "14",
        "for how many days the file of an export is kept, 30 at most",
    ),
    Variable(
        "FOYER_FETCH_ALLOW",
        PAIRS,
        "none",
        "hosts inside the network that images and imports may be fetched from, each with the address "
        "where it is: `files.example.org=10.0.0.5:8080`",
    ),
    Variable(
        "FOYER_IMPORT_MAX_BYTES",
        NUMBER,
        "67108864",
        "the largest file that an import reads",
    ),
    Variable(
        "FOYER_IMPORT_PRIVATE_ADDRESSES",
        YES_NO,
        "no",
        "whether an import may read from addresses inside the network",
    ),
    Variable(
        "FOYER_BARE_JOB_STATES",
        YES_NO,
        "no",
        "whether `GET /jobs/{id}` answers the bare word, in place of a JSON string: for suites that "
        "compare it so",
    ),
    Variable(
        "FOYER_STRICT_COMPATIBILITY",
        YES_NO,
        "no",
        "answer as the compatible APIs do where [deviations](deviations.md) marks a better answer with `*`",
    ),
    Variable(
        "FOYER_TILES_URL",
        ADDRESS,
        "none: maps show our own outlines",
        "a server of map tiles, `https://…/{z}/{x}/{y}.png`",
    ),
    Variable(
        "FOYER_TILES_ATTRIBUTION",
        TEXT,
        "none",
        "whom to credit for the tiles",
    ),
)
_LETTERS = (
    Variable(
        "FOYER_MAIL_URL",
        ADDRESS,
        "`outbox:`",
        "how letters leave the house. `outbox:` keeps them for the page *Mails* of the staff; "
        "`smtp://user:password@host:port?tls=1` is a mail server (`smtps://` encrypted from the first "
        "byte; a password is sent encrypted only, except on this machine); "
        "`anymail+SERVICE://?option=value` is a mail service with the options of "
        "[django-anymail](https://anymail.dev), such as "
        "`anymail+mailgun://?api_key=...&sender_domain=...`",
        secret=True,
    ),
    Variable(
        "FOYER_MAIL_FROM",
        TEXT,
        "`no-reply@uitdatabank.be`",
        "whom letters are from: an address, or `Name <address>`",
    ),
    Variable(
        "FOYER_MAIL_FALLBACK",
        TEXT,
        "none",
        "who hears of a request for an organiser that nobody owns or entered",
    ),
    Variable(
        "FOYER_MAIL_WEBHOOK_SECRET",
        TEXT,
        "none",
        "`user:password` that a mail service shows when it tells of bounces at `/mail/events`; not "
        "needed where it signs what it tells",
        secret=True,
    ),
    Variable(
        "FOYER_FRONTEND_URL",
        ADDRESS,
        "the public address",
        "where people work on what they entered; links in letters begin with it",
    ),
    Variable(
        "FOYER_OWNERSHIP_MAILS",
        YES_NO,
        "yes",
        "whether people hear by mail of requests for organisers, and of what became of theirs",
    ),
    Variable(
        "FOYER_ROLE_MAILS",
        YES_NO,
        "yes",
        "whether people hear by mail that they got or lost a role",
    ),
)
_RUNNING = (
    Variable(
        "FOYER_LOG_LEVEL",
        CHOICE,
        "`INFO`",
        "`DEBUG`, `INFO`, `WARNING` or `ERROR`; from `WARNING` on there is no access log",
    ),
    Variable(
        "FOYER_LOG_FORM",
        CHOICE,
        "`auto`",
        "`json`, `text`, or `auto`: text on a terminal, else JSON",
    ),
    Variable(
        "FOYER_DEBUG",
        YES_NO,
        "no",
        "Django's debug pages; never where others can reach it",
    ),
    Variable(
        "FOYER_RATE_LIMITS",
        PAIRS,
        "none",
        "how many requests a caller may send to an API, see [below](#rate-limits)",
    ),
    Variable(
        "FOYER_PROXIES",
        NUMBER,
        "0",
        "how many proxies of yours stand before the web process, each of which adds to "
        "`X-Forwarded-For` where it was asked from; for `FOYER_RATE_LIMITS`, and for tries to sign in",
    ),
    Variable(
        "PROMETHEUS_MULTIPROC_DIR",
        PATH,
        "none",
        "a folder where several web processes of one machine add up their counters",
    ),
)
_TESTS = (
    Variable(
        "FOYER_SAMPLE_FILES",
        PATH,
        "none",
        "a folder with real programmes; tests that need one are skipped without it",
    ),
    Variable(
        "FOYER_CONTRACTS",
        PATH,
        "none",
        "a folder with published contracts, likewise",
    ),
    Variable(
        "FOYER_TEST_DURABLE",
        YES_NO,
        "none",
        "set: the private PostgreSQL of tests and benchmarks writes durably",
    ),
)
GROUPS = (
    Group("Where things are", _WHERE_THINGS_ARE),
    Group("Secrets and trust", _SECRETS_AND_TRUST),
    Group("Contents", _CONTENTS),
    Group("Letters", _LETTERS),
    Group("Running", _RUNNING),
    Group("Tests", _TESTS),
)

FOYER_VARIABLES = tuple(variable for group in GROUPS for variable in group.variables)
