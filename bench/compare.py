"""Runs wfa beside its peers and prints a page of tables; without --quick it is docs/benchmarks.md. See bench/peers."""

import argparse
import csv
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date

from machine import machine, versions
from office import Office, read_roster, worth

USAGE = argparse.ArgumentParser(prog="bench/peers", description="Runs wfa side by side with its peers.")
USAGE.add_argument("build", help=argparse.SUPPRESS)  # has wfa and the programs of bench/
USAGE.add_argument("folder", help=argparse.SUPPRESS)  # has node_modules, and takes what is made on the way
USAGE.add_argument("--quick", action="store_true", help="up to 3,000 people; only print the page")
USAGE.add_argument("--limit", type=int, default=300, metavar="SECONDS", help="for a peer and an office (300)")
OPTIONS = USAGE.parse_args()
BUILD, FOLDER, QUICK, LIMIT = OPTIONS.build, OPTIONS.folder, OPTIONS.quick, OPTIONS.limit
HERE, WFA, CORES, DAYS = sys.path[0], f"{BUILD}/wfa", os.cpu_count(), 20

# name, people, units, agencies
OFFICES = [
    ("50 people", 50, 6, 3),
    ("300 people", 300, 10, 5),
    ("1,000 people", 1000, 20, 8),
    ("3,000 people", 3000, 40, 15),
]
MAIN = ("9,800 people", 9800, 120, 40)
ONE_GROUP = ("10,000 people in one group", 10000, 1, 1)
HUNDREDTH = ("55,882 people: a hundredth of the nation", 55882, 460, 230)
LARGE_GROUP = ("100,000 people in one group", 100000, 1, 1)
NATION = ("5,588,245 people: the nation", 5588245, 46000, 23000)
if not QUICK:
    OFFICES += [MAIN, ONE_GROUP, HUNDREDTH, LARGE_GROUP]

PEERS = {"highs": "HiGHS", "cbc": "CBC", "glpk": "GLPK", "highs-alike": "HiGHS, alike as one"}
PHASES = ["start", "reading", "building", "files", "solving", "writing"]
PROMISES = ["fill", "fair", "level", "even"]

lines, goals, failures = [], [], []


class Slow(Exception):
    """A command did not end within its time."""


FIGURES = re.compile(r"^whole +([\d.]+) ms least, ([\d.]+) ms median of \d+; peak ([\d.]+)", re.M)


class Run:
    """What a command took, as bench/measure says: seconds, MiB of its largest process; and what it printed."""

    def __init__(self, command, runs=1, limit=None):
        command = ["timeout", "-k", "5", str(limit), *command] if limit else command
        begun = time.monotonic()
        measured = subprocess.run(
            [f"{BUILD}/bench/measure", str(runs), *command], capture_output=True, text=True, check=False
        )
        if measured.returncode and limit and time.monotonic() - begun >= limit:
            raise Slow
        if measured.returncode:
            sys.exit(f"{' '.join(command)}:\n{measured.stderr}")
        self.output = measured.stdout
        least, median, peak = FIGURES.search(self.output).groups()
        self.least, self.median, self.peak = float(least) / 1e3, float(median) / 1e3, float(peak)


class Runs:
    """Runs of a command, one by one."""

    def __init__(self, runs):
        seconds = [run.least for run in runs]
        self.least, self.median = min(seconds), statistics.median(seconds)
        self.peak = max(run.peak for run in runs)


def in_turn(rounds, *commands):
    """Runs of each command, one after the other in every round, so that what slows the machine slows all of them."""
    runs = [[Run(command) for command in commands] for _ in range(rounds)]
    return [Runs(of_one) for of_one in zip(*runs)]


def say(what):
    print(what, file=sys.stderr, flush=True)


def clock(seconds):
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def times(ratio):
    return f"{ratio:.0f}" if ratio >= 20 else f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def table(header, rows):
    numbers = "|".join(["---"] + ["---:"] * (len(header) - 1))
    lines.extend([f"| {' | '.join(header)} |", f"|{numbers}|"])
    lines.extend(f"| {' | '.join(row)} |" for row in rows)
    lines.append("")


def text(paragraph):
    lines.extend([paragraph.strip(), ""])


def goal(what, measured, reached):
    goals.append([what, measured, "yes" if reached else "**no**"])


def generate(office):
    name, people, units, agencies = office
    folder = f"{FOLDER}/office-{people}-{units}"
    say(name)
    subprocess.run([f"{BUILD}/bench/generate", folder, str(people), str(units), str(agencies)], check=True)
    return folder


def plan(folder, jobs, roster, style="csv"):
    return [WFA, "plan", f"{folder}/circular.yaml", "--jobs", str(jobs), "--format", style, "-o", roster]


def run_peer(peer, folder, roster, jobs):
    """The quickest of its runs, of which there are three where they are short."""
    command = ["/usr/bin/python3", "-B", f"{HERE}/peers.py", peer, folder, roster, str(jobs)]
    runs = [Run(command, limit=LIMIT)]
    if runs[0].least < 5:
        runs += [Run(command, limit=LIMIT) for _ in range(2)]
    best = min(runs, key=lambda run: run.least)
    best.phases = json.loads(best.output.splitlines()[0])
    best.phases["start"] = best.least - sum(best.phases.values())
    return best


def peer_row(peer, jobs, run, wfa):
    """Phases are told of one process; of several they are not parts of the whole."""
    name, blank = [PEERS[peer], str(jobs)], [""] * len(PHASES)
    if run == "not run":
        return [*name, *blank, run, "", "", ""]
    if run == "slow":
        return [*name, *blank, f"> {LIMIT} s", "", f"> {times(LIMIT / wfa.median)}", ""]
    ends = [clock(run.least), f"{run.peak:.0f}", times(run.least / wfa.median)]
    if jobs > 1:
        return [*name, *blank, *ends, ""]
    phases = [clock(run.phases[phase]) if run.phases[phase] else "" for phase in PHASES]
    return [*name, *phases, *ends, times(run.phases["solving"] / wfa.median)]


def run_all_peers(office, folder, wfa_runs, slow):
    """Runs and rosters by peer and jobs. A peer that was too slow once is not run again. wfa runs between them, so that
    all meet the machine in the same moods."""
    runs, rosters, several = {}, {}, office[3] > 20
    for peer, jobs in [(peer, jobs) for peer in PEERS for jobs in (1, CORES)]:
        if jobs > 1 and not (several and peer.startswith("highs")):
            continue
        say(f"  {PEERS[peer]}, jobs: {jobs}")
        runs[peer, jobs] = "not run" if peer in slow else "slow"
        if peer not in slow:
            roster = f"{FOLDER}/{peer}-{jobs}.csv"
            try:
                runs[peer, jobs] = run_peer(peer, folder, roster, jobs)
                rosters[peer] = roster
            except Slow:
                slow.add(peer)
        for command_jobs, made in wfa_runs.items():
            made += [Run(plan(folder, command_jobs, f"{FOLDER}/wfa.csv")) for _ in range(3)]
    return runs, rosters


def compare_office(office, slow):
    """The table of times. What the rosters are worth by program, and the runs of wfa by jobs."""
    folder, wfa_runs = generate(office), {jobs: [] for jobs in (1, CORES)}
    runs, rosters = run_all_peers(office, folder, wfa_runs, slow)
    wfa = {jobs: Runs(made) for jobs, made in wfa_runs.items()}
    blank = [""] * len(PHASES)
    rows = [["wfa", str(jobs), *blank, clock(made.median), f"{made.peak:.0f}", "1", ""] for jobs, made in wfa.items()]
    rows += [peer_row(peer, jobs, run, wfa[jobs]) for (peer, jobs), run in runs.items()]
    lines.append(f"### {office[0]}\n")
    table(["program", "cores", *PHASES, "whole", "MiB", "whole ÷ wfa", "solving ÷ wfa"], rows)
    for (peer, jobs), run in runs.items():
        if office is MAIN and peer.startswith("highs") and isinstance(run, Run):
            highs_goal(peer, jobs, run.least / wfa[jobs].median)
    facts = Office(folder)
    values = {"wfa": worth(facts, read_roster(facts, f"{FOLDER}/wfa.csv"))}
    values |= {PEERS[peer]: worth(facts, read_roster(facts, roster)) for peer, roster in rosters.items()}
    return values, wfa


def highs_goal(peer, jobs, ratio):
    cores = "one core each" if jobs == 1 else f"{jobs} cores each"
    form = "split by agency" if peer == "highs" else "split by agency, people who are alike as one variable"
    goal(f"9,800 people: 50 times HiGHS, {form}; {cores}", f"{times(ratio)} times", ratio >= 50)


def same_everywhere(name, values):
    """The row of what is reached: by all alike, or said loudly."""
    first = values["wfa"]
    odd = [who for who, value in values.items() if value != first]
    if odd:
        failures.append(f"{name}: {', '.join(odd)} reached something else than wfa: {values}")
    told = "; ".join(who for who in values if who not in odd) + "".join(f"; **not {who}**" for who in odd)
    return [name, *(f"{first[promise]:,}" for promise in PROMISES), told]


def compare_planners():
    slow, reached, sizes = set(), [], []
    lines.append("## Plans\n")
    with open(f"{HERE}/fairness.md", encoding="utf-8") as file:
        text(file.read().replace("LIMIT", str(LIMIT)))
    for office in OFFICES:
        values, wfa = compare_office(office, slow)
        reached.append(same_everywhere(office[0], values))
        sizes.append((office, wfa))
    lines.append("### What they reach\n")
    text(
        "Recomputed from the rosters in exact integers by `bench/office.py`, which shares nothing with any of them:\n"
        "free person-days in the office (fill, promise 3), the sum of o²/n times 232,792,560, the least common\n"
        "multiple of 1 to 20 (fair, 5), and the sums of squares of agencies' days (level, 6) and people's weeks\n"
        "(even, 7)."
    )
    table(["", *PROMISES, "reached by"], reached)
    scale(sizes)


def scale(sizes):
    lines.append("### wfa by size\n")
    rows = []
    for office, wfa in sizes:
        one, many = wfa[1].median, wfa[CORES].median
        parts = [times(one / many), f"{one * 1e6 / office[1]:.1f}", per_person_day(wfa[CORES], office)]
        rows.append([office[0], clock(one), clock(many), *parts])
    table(["", "1 core", f"{CORES} cores", "÷", "µs a person, 1 core", "bytes a person-day"], rows)
    medians = {office[0]: wfa[1].median for office, wfa in sizes}
    if LARGE_GROUP[0] in medians:
        ratio = medians[LARGE_GROUP[0]] / medians[ONE_GROUP[0]] / 10
        goal("one group of 100,000: at most twice ten groups of 10,000", f"{ratio:.2f} times", ratio <= 2)


def per_person_day(run, office):
    return f"{run.peak * 2**20 / office[1] / DAYS:.0f}"


def plan_example():
    roster, rounds = f"{FOLDER}/example.csv", 5 if QUICK else 21
    example = [WFA, "plan", "examples/banten-2022/circular.yaml", "--format", "csv", "-o", roster]
    one, all_cores = in_turn(rounds, [*example, "--jobs", "1"], example)
    goal("the main job's example (examples/banten-2022) in 100 ms", clock(all_cores.median), all_cores.median <= 0.1)
    lines.append("## The main job's example\n")
    text(
        f"`wfa plan examples/banten-2022/circular.yaml --format csv` (9,800 people): {clock(all_cores.median)} on "
        f"{CORES} cores, {clock(one.median)} on one (medians of {rounds}); {all_cores.peak:.0f} MiB."
    )


def plan_nation():
    lines.append("## The nation\n")
    text(
        "5,588,245 people in 46,000 units of 23,000 agencies. The floor program (`bench/floor.c`) only reads the same\n"
        "files and writes the same bytes, copied from a roster made before, and saves them as durably as wfa does\n"
        "(`fsync`, then renaming). No peer is run on the whole nation: a hundredth of it is above. All take turns;\n"
        "times are medians."
    )
    folder = generate(NATION)
    rows = [plan_nation_to(style, rounds, folder) for style, rounds in (("csv-wide", 3), ("csv", 2))]
    table(["", "MiB written", "1 core", f"{CORES} cores", "floor", "÷ floor", "peak MiB", "bytes a person-day"], rows)


def plan_nation_to(style, rounds, folder):
    say(f"  {style}")
    if shutil.disk_usage(FOLDER).free < 30 << 30:
        return [style, *[""] * 6, "not run: less than 30 GiB free on the disk"]
    roster, copy = f"{FOLDER}/nation.{style}", f"{FOLDER}/floor.{style}"
    files = [entry.path for entry in os.scandir(folder)]
    floor = [f"{BUILD}/bench/floor", copy, roster, *files]
    one, many, least = in_turn(rounds, plan(folder, 1, roster, style), plan(folder, CORES, roster, style), floor)
    ratio, size = many.median / least.median, os.path.getsize(roster) / 2**20
    os.remove(roster)
    os.remove(copy)
    goal(f"the nation to {style} in 15 s on two cores", f"{many.median:.1f} s on {CORES}", many.median <= 15)
    goal(f"the nation to {style} in 2 GiB", f"{many.peak / 1024:.2f} GiB", many.peak <= 2048)
    goal(f"the nation to {style}: at most 3 times the floor program", f"{ratio:.1f} times", ratio <= 3)
    seconds = [clock(run.median) for run in (one, many, least)]
    return [style, f"{size:,.0f}", *seconds, times(ratio), f"{many.peak:,.0f}", per_person_day(many, NATION)]


def write_inline(folder):
    """The same office in one YAML file, as the contract writes people inline."""
    def rows(name):
        with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
            return list(csv.reader(file))[1:]

    units, path = rows("unor.csv"), f"{folder}/inline.yaml"
    with open(path, "w", encoding="utf-8") as file:
        with open(f"{folder}/circular.yaml", encoding="utf-8") as circular:
            file.write("---\n" + circular.read().replace("include: [ organisation.yaml ]\n", ""))
        file.write("agencies:\n")
        for agency in (unit for unit in units if not unit[2]):
            file.write(f"  - id: {agency[0]}\n    name: {agency[1]}\n    kind: {agency[3]}\n")
            below = [unit for unit in units if unit[2] == agency[0]]
            file.write("    units:\n" if below else "")
            file.writelines(f"      - {{ id: {unit[0]}, name: {unit[1]}, kind: {unit[3]} }}\n" for unit in below)
        file.write("staff:\n")
        for nip, name, unit, position, tag in rows("pegawai.csv"):
            tags = f", tags: [ {tag} ]" if tag else ""
            file.write(f"  - {{ nip: {nip}, name: {name}, unit: {unit}, position: {position}{tags} }}\n")
        file.write("absences:\n")
        for nip, first, last, kind in rows("absensi.csv"):
            file.write(f"  - {{ nip: {nip}, from: {first}, to: {last}, kind: {kind} }}\n")
    return path


STYLE = "{extends: relaxed, rules: {line-length: disable, braces: disable, brackets: disable}}"


def compare_checkers():
    office, rounds = OFFICES[2] if QUICK else MAIN, 5
    folder = generate(office)
    inline, tables = write_inline(folder), f"{folder}/circular.yaml"
    ajv = ["node", f"{HERE}/ajv.mjs", FOLDER, f"{HERE}/circular.schema.json"]
    commands = {
        ("wfa check", "YAML"): [WFA, "check", inline],
        ("yamllint", "YAML"): ["yamllint", "-d", STYLE, inline],
        ("ajv", "YAML"): [*ajv, inline],
        ("wfa check", "CSV"): [WFA, "check", tables],
        ("ajv", "CSV"): [*ajv, tables],
    }
    say("  check")
    runs = dict(zip(commands, in_turn(rounds, *commands.values())))
    lines.append("## wfa check\n")
    text(
        f"An office of {office[0]}: everything inline in one YAML file of {os.path.getsize(inline) / 2**20:.1f} "
        "MiB, and with its tables in\n"
        "CSV. yamllint looks at the YAML alone (relaxed; line lengths and braces passed over, so that it has nothing\n"
        "to print), ajv at the shape of what js-yaml and papaparse read (`bench/ajv.mjs`,\n"
        "`bench/circular.schema.json`); wfa check looks at what it means besides: dates, units that are not there,\n"
        "people twice, maxima of nobody.\n"
        f"Whole programs, medians of {rounds} in turn."
    )
    rows = []
    for (program, files), run in runs.items():
        ratio = times(run.median / runs["wfa check", files].median)
        rows.append([program, files, clock(run.median), f"{run.peak:.0f}", ratio])
    table(["program", "files", "whole", "MiB", "÷ wfa"], rows)


def start_up():
    run, nothing = Run([WFA, "--version"], 500), Run(["true"], 500)
    goal("`wfa --version` in 3 ms", clock(run.median), run.median <= 0.003)
    lines.append("## Start-up\n")
    text(
        f"`wfa --version`: {run.median * 1e3:.2f} ms (median of 500; the least {run.least * 1e3:.2f} ms), "
        f"{run.peak:.1f} MiB; `true`, which does nothing: {nothing.median * 1e3:.2f} ms."
    )


def page():
    told = f"`bench/peers` wrote this page on {date.today().isoformat()}; every figure, yes and no is of that run."
    head = ["# Benchmarks", "", told, ""]
    head += machine() + [""] + [f"- {version}" for version in versions(WFA, FOLDER)]
    head += ["", "## Goals", "", "| goal | measured | reached |", "|---|---|---|"]
    head += [f"| {' | '.join(row)} |" for row in goals]
    return "\n".join(head + [""] + lines).rstrip() + "\n"


def main():
    sections = [compare_planners, plan_example, plan_nation, compare_checkers, start_up]
    for section in sections:
        if QUICK and section is plan_nation:
            continue
        section()
        if not QUICK:  # what there is, should the rest be interrupted
            with open("docs/benchmarks.md", "w", encoding="utf-8") as file:
                file.write(page())
    print(page(), end="")
    sys.exit("\n".join(failures) or 0)


main()
