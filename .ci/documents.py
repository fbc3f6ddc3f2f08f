"""Checks of files that no compiler reads, and the targets of the fuzzer.

python3 .ci/documents.py links|dashboards|metrics|settings|samples|conventions|words|names|targets FILE
"""

import glob
import json
import os
import re
import subprocess
import sys


def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.splitlines()


def tracked(pattern):
    return git("ls-files", pattern)


def links():
    """Every relative link in a Markdown file names an existing file, and its fragment a heading."""
    for file in tracked("*.md"):
        text = re.sub(r"```.*?```", "", open(file, encoding="utf-8").read(), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, fragment = target.partition("#")
            path = os.path.normpath(os.path.join(os.path.dirname(file), path)) if path else file
            if not os.path.exists(path):
                yield f"{file}: {target} is missing"
            elif fragment and fragment not in anchors(path):
                yield f"{file}: {target} has no such heading"


def anchors(file):
    headings = re.findall(r"^#+ (.*)$", open(file, encoding="utf-8").read(), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dashboards():
    """Every dashboard is JSON and has a title; every panel has a query."""
    for file in glob.glob("deploy/grafana/dashboards/*.json"):
        board = json.load(open(file, encoding="utf-8"))
        if not board.get("title"):
            yield f"{file}: no title"
        for panel in board["panels"]:
            if panel["type"] not in ("row", "text") and not panel.get("targets"):
                yield f"{file}: panel {panel.get('title')} has no query"


def metrics():
    """Every metric in alerts and dashboards is documented; every alert's action is a heading."""
    known = set(re.findall(r"`(countersign_[a-z_]+)", open("docs/metrics.md", encoding="utf-8").read()))
    for file in glob.glob("deploy/prometheus/rules/*.yml") + glob.glob("deploy/grafana/dashboards/*.json"):
        for name in sorted(set(re.findall(r"\bcountersign_[a-z_]+", open(file, encoding="utf-8").read()))):
            if re.sub(r"_(bucket|sum|count)$", "", name) not in known and name not in known:
                yield f"{file}: {name} is not in docs/metrics.md"
    for file in glob.glob("deploy/prometheus/rules/*.yml"):
        for page, fragment in re.findall(r"action: (\S+?)#(\S+)", open(file, encoding="utf-8").read()):
            if fragment not in anchors(page):
                yield f"{file}: {page}#{fragment} is missing"


def settings():
    """Every variable that a document or a deployment names is read by code, a configuration file or a start script."""
    named = lambda file: set(re.findall(r"\bCOUNTERSIGN_[A-Z0-9_]*[A-Z0-9]\b", open(file, encoding="utf-8").read()))
    read = set()
    for pattern in ("*.java", "*/src/main/resources/*.yml", "countersign", "countersign.cmd"):
        read.update(*map(named, tracked(pattern)))
    for file in tracked("*.md") + tracked("docker-compose.yml") + tracked("deploy"):
        for name in sorted(named(file) - read):
            yield f"{file}: {name} is not read"


def samples():
    """Applications and expectations match, pictures exist, every question of the list has a sample."""
    read = lambda file: [json.loads(line) for line in open(f"samples/{file}", encoding="utf-8")]
    applications, expected = read("applications.ndjson"), read("expected.ndjson")
    if [line["id"] for line in applications] != [line["id"] for line in expected]:
        yield "samples: the ids of applications and expectations differ"
    accounts = {a["id"] for a in json.load(open("standalone/src/main/resources/demo-accounts.json", encoding="utf-8"))}
    for line in applications:
        content = line["application"]
        for paper in content["documents"] + ([content["letter"]] if "letter" in content else []):
            if not os.path.exists(f"samples/certificates/{paper['file']}"):
                yield f"samples: {line['id']}: no picture {paper['file']}"
        if line["account"] not in accounts:
            yield f"samples: {line['id']}: no account {line['account']}"
    questions = set(re.findall(r"^\| `([a-z-]+)` \|", open("samples/README.md", encoding="utf-8").read(), flags=re.M))
    questions -= {"applications", "expected"}
    for slug in questions ^ {line["question"] for line in applications}:
        yield f"samples: the question {slug} is listed without a sample, or used without being listed"


def conventions():
    """Scripts have LF line ends and are executable; JSON files of the repository itself are valid."""
    for line in git("ls-files", "--eol"):
        ends, _, file = line.partition("\t")
        if "i/crlf" in ends or "i/mixed" in ends:
            yield f"{file}: line ends are not LF"
    for line in git("ls-files", "--stage"):
        mode, file = line.split()[0], line.split("\t")[1]
        with open(file, "rb") as content:
            if content.read(2) == b"#!" and mode != "100755":
                yield f"{file}: is not executable"
    for file in ("renovate.json", ".devcontainer/devcontainer.json"):
        json.load(open(file, encoding="utf-8"))


# The word that is not used, and the standard term.
EXCLUDED = {
    r"\bat the door\b": "validation",
    r"\b(nobody|somebody)\b": "the name of the subject",
    r"\btold\b": "notified or reported",
    r"\bbooked\b": "recorded",
    r"\b(taken|took) back\b": "revoked",
    r"\bghosts?\b": "orphaned reservation",
    r"\bsettled memory\b": "recent settlements",
    r"\bcourtesy\b": "best-effort check",
    r"\b(stands|stood) (in|at|on)\b": "is in, at or on",
    r"\ba later version\b": "what this version does",
    r"\bit counts\b": "accepted",
    r"\b(longest|most|usual)_[a-z]": "MAX_ or DEFAULT_",
    r"\bpatience\b": "timeout",
}


def words():
    """Main sources, settings and documents are written in standard technical English."""
    for file in tracked("*/src/main/*") + tracked("*.md") + tracked("deploy/*") + tracked("samples/*.java"):
        if "/rules/lists/" in file or not file.endswith((".java", ".md", ".yml", ".yaml", ".properties", ".html")):
            continue
        for number, line in enumerate(open(file, encoding="utf-8"), 1):
            for word, term in EXCLUDED.items():
                found = re.search(word, line, flags=re.I)
                if found:
                    yield f"{file}:{number}: '{found.group()}'; write {term}"


def names():
    """No simple name of a top-level class occurs in two packages of the main sources."""
    packages = {}
    for file in tracked("*/src/main/java/*.java"):
        package, _, name = file.partition("/src/main/java/")[2].removesuffix(".java").rpartition("/")
        packages.setdefault(name, set()).add(package)
    for name, found in sorted(packages.items()):
        if name != "package-info" and len(found) > 1:
            yield f"{name} occurs in {', '.join(sorted(found))}"


def targets(file):
    """A line for each run of the fuzzer: its group, name, base URL, paths, seconds and a token.

    Each group takes about the same time.
    """
    running = json.load(open(file, encoding="utf-8"))
    enterprise = next(a["token"] for a in running["accounts"] if a["kind"] == "enterprise")
    lead = next(r["token"] for r in running["reviewers"] if r["role"] == "lead")
    operator = running["operator"]["token"]
    for group, name, service, paths, seconds, token in (
        (1, "intake", "intake", "^/v1/(?!applications:bulk)", 16, enterprise),
        (1, "intake-bulk", "intake", "^/v1/applications:bulk", 5, enterprise),
        (1, "intake-as-operator", "intake", "^/v1/accounts", 8, operator),
        (1, "quota", "quota", "^/v1/", 5, enterprise),
        (2, "quota-as-operator", "quota", "^/v1/", 5, operator),
        (2, "review", "review", "^/v1/", 14, lead),
        (2, "notification", "notification", "^/v1/", 14, enterprise),
    ):
        print(group, name, running[service], paths, seconds, token)


if sys.argv[1] == "targets":
    targets(sys.argv[2])
else:
    faults = list(globals()[sys.argv[1]]())
    print("\n".join(faults))
    sys.exit(1 if faults else 0)
