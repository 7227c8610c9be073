"""usage: peers.py PEER FOLDER ROSTER JOBS

Plans an office of bench/generate with a linear program for each agency and writes the roster (date,nip,mode). PEER is
highs (within scipy), cbc or glpk, with -alike people who are alike are one variable. Prints as JSON the seconds of each
phase; those of building, files and solving are summed over the processes, of which there are JOBS.

The program is as kind as exactness allows:
- Groups are disjoint, so that how many of each come on each day is known before (fill), and with it how many of each
  agency (level). Groups that are empty or full are settled; only the others are in the program.
- Fair and even are unit steps of convex costs, in one program and not in two: fair weighs FAIR times as much. This is
  exact: what is better by an exchange along a cycle alters the fair sum by at least 1/(20*19) or not at all, and, as a
  cycle goes through each of the 20 days of a group once, the even sum by at most 20*2*9: 2**18 > 20*19 * 20*2*9. So no
  exchange gains less than 2, and tolerances of 1e-7 decide nothing. The roster is judged in integers all the same.
- The matrix is a network's, so that the vertex a simplex method ends at is whole: no integer variables.
"""

import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
import time

import numpy as np
from office import DATES, DAYS, WEEK_STARTS, Office
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

FAIR = float(1 << 18)
WEEK = np.searchsorted(WEEK_STARTS, np.arange(DAYS), side="right") - 1


class Plan:
    """What is settled before, and the agencies that leave something to be decided."""

    def __init__(self, office, alike):
        self.office, self.alike = office, alike
        duties, room = office.by_unit(office.duty_in), office.by_unit(office.free)
        cap = np.where(office.percent == 100, np.iinfo(np.int64).max, office.cap)
        self.fill = np.minimum(cap[:, None] - duties, room)
        full, empty = (self.fill == room)[office.unit], (self.fill == 0)[office.unit]
        self.settled = office.duty_in | office.free & full
        self.open = office.free & ~full & ~empty
        self.base = office.present.sum(axis=1)
        order = np.argsort(office.agency, kind="stable")
        agencies = np.split(order, np.flatnonzero(np.diff(office.agency[order])) + 1)
        self.agencies = [people for people in agencies if self.open[people].any()]


def classes_of(plan, people):
    """One person of each class, the class of each person, and how many they are."""
    if not plan.alike:
        return people, np.arange(len(people)), np.ones(len(people), np.int64)
    parts = [plan.office.unit[people, None], plan.base[people, None], plan.open[people], plan.settled[people]]
    keys = np.ascontiguousarray(np.concatenate(parts, axis=1).astype(np.int32))
    keys = keys.view(np.dtype((np.void, keys.shape[1] * 4))).ravel()
    _, first, inverse, size = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    return people[first], inverse, size


def steps(count):
    """For counts of steps: whose each step is, and the how-manieth, from 1."""
    owner = np.repeat(np.arange(len(count)), count)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + 1


def build(plan, people, size):
    """Columns: open cells, steps of weeks, steps of people. Rows: a group's day, a week's cells are its steps, a
    person's weeks' steps are the person's. Costs, matrix, right-hand side, upper bounds; and the cells."""
    is_open = plan.open[people]
    person, day = np.nonzero(is_open)
    groups, group = np.unique(plan.office.unit[people[person]] * DAYS + day, return_inverse=True)
    in_week = np.add.reduceat(is_open, WEEK_STARTS, axis=1, dtype=np.int64)
    settled = np.add.reduceat(plan.settled[people], WEEK_STARTS, axis=1, dtype=np.int64)
    week_person, week = np.nonzero(in_week)
    week_row = np.zeros(in_week.shape, np.int64)
    week_row[week_person, week] = len(groups) + np.arange(len(week))
    in_window = in_week.sum(axis=1)
    counted = np.flatnonzero(in_window)
    person_row = np.zeros(len(people), np.int64)
    person_row[counted] = len(groups) + len(week) + np.arange(len(counted))

    week_step, nth_of_week = steps(in_week[week_person, week])
    even = 2.0 * (settled[week_person, week][week_step] + nth_of_week) - 1
    person_step, nth = steps(in_window[counted])
    stepper = counted[person_step]
    fair = FAIR * (2 * (settled.sum(axis=1)[stepper] + nth) - 1) / plan.base[people][stepper]

    cells = np.arange(len(person))
    weeks = len(cells) + np.arange(len(week_step))
    windows = len(cells) + len(weeks) + np.arange(len(person_step))
    rows = [group, week_row[person, WEEK[day]], week_row[week_person, week][week_step]]
    rows += [person_row[week_person][week_step], person_row[stepper]]
    columns = [cells, cells, weeks, weeks, windows]
    signs = np.repeat([1.0, 1.0, -1.0, 1.0, -1.0], [len(part) for part in rows])
    shape = (len(groups) + len(week) + len(counted), len(cells) + len(weeks) + len(windows))
    matrix = sparse.csc_array((signs, (np.concatenate(rows), np.concatenate(columns))), shape=shape)
    right = np.zeros(shape[0])
    right[: len(groups)] = plan.fill.ravel()[groups]
    costs = np.concatenate([np.zeros(len(cells)), even, fair])
    upper = np.concatenate([size[person], size[week_person[week_step]], size[stepper]]).astype(float)
    return costs, matrix, right, upper, (person, day)


def write_mps(path, costs, matrix, right, upper):
    ends, rows, signs = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    lines = ["NAME agency FREE\nROWS\n N cost\n"]
    lines += [f" E r{r}\n" for r in range(len(right))]
    lines.append("COLUMNS\n")
    for column, cost in enumerate(costs.tolist()):
        if cost:
            lines.append(f" x{column} cost {cost!r}\n")
        lines += [f" x{column} r{rows[i]} {signs[i]:g}\n" for i in range(ends[column], ends[column + 1])]
    lines.append("RHS\n")
    lines += [f" R r{r} {value:g}\n" for r, value in enumerate(right.tolist()) if value]
    lines.append("BOUNDS\n")
    lines += [f" UP B x{column} {value:g}\n" for column, value in enumerate(upper.tolist())]
    lines.append("ENDATA\n")
    with open(path, "w", encoding="ascii") as file:
        file.write("".join(lines))


def solve_highs(costs, matrix, right, upper):
    """milp without integer variables is the shortest way to HiGHS that scipy has: its simplex for linear programs."""
    result = milp(costs, constraints=LinearConstraint(matrix, right, right), bounds=Bounds(0, upper))
    if result.status != 0:
        raise RuntimeError(result.message)
    return result.x, None


def run(command, pattern):
    """What the command itself says its solving took."""
    log = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True).stdout
    found = re.findall(pattern, log)
    if not found:
        raise RuntimeError(log)
    return float(found[-1])


def solve_cbc(folder, count):
    seconds = run(["cbc", f"{folder}/lp", "-solve", "-solution", f"{folder}/answer"], r"Wallclock seconds\): +([\d.]+)")
    answer = np.zeros(count)
    with open(f"{folder}/answer", encoding="ascii") as file:
        if not next(file).startswith("Optimal"):
            raise RuntimeError("cbc found no optimum")
        for line in file:
            _, name, value, _ = line.split()
            answer[int(name[1:])] = float(value)
    return answer, seconds


def solve_glpk(folder, count):
    seconds = run(["glpsol", "--freemps", f"{folder}/lp", "-w", f"{folder}/answer"], r"Time used: +([\d.]+)")
    answer = np.zeros(count)
    with open(f"{folder}/answer", encoding="ascii") as file:
        for line in file:
            words = line.split()
            if words[0] == "s" and words[4:6] != ["f", "f"]:
                raise RuntimeError("glpsol found no optimum")
            if words[0] == "j":
                answer[int(words[1]) - 1] = float(words[3])
    return answer, seconds


def solve_by_file(solve, program):
    with tempfile.TemporaryDirectory() as folder:
        write_mps(f"{folder}/lp", *program)
        return solve(folder, len(program[0]))


SOLVERS = {
    "highs": solve_highs,
    "cbc": lambda *program: solve_by_file(solve_cbc, program),
    "glpk": lambda *program: solve_by_file(solve_glpk, program),
}


def deal(counts, members, size):
    """People of a class take turns: day after day the next so many. So everybody's days of any stretch of them differ
    by one at most, as convex costs want it."""
    order = np.argsort(members, kind="stable")
    turn = np.empty(len(members), np.int64)
    turn[order] = np.arange(len(members)) - (np.cumsum(size) - size)[members[order]]
    first = np.cumsum(counts, axis=1) - counts
    return (turn[:, None] - first[members]) % size[members][:, None] < counts[members]


def plan_agency(number):
    """Who of the agency's open cells is in; seconds of building, files and solving."""
    people = PLAN.agencies[number]
    begun = time.perf_counter()
    shown, members, size = classes_of(PLAN, people)
    *program, (person, day) = build(PLAN, shown, size)
    built = time.perf_counter()
    answer, own_seconds = SOLVER(*program)
    solved = time.perf_counter()
    if np.abs(answer - answer.round()).max() > 1e-6:
        raise RuntimeError("the answer is not whole")
    counts = np.zeros((len(shown), DAYS), np.int64)
    counts[person, day] = answer[: len(person)].round()
    is_in = deal(counts, members, size)
    solving = solved - built if own_seconds is None else min(own_seconds, solved - built)
    return is_in, time.perf_counter() - begun - (solved - built), solved - built - solving, solving


def write_roster(office, office_days, path):
    with open(path, "w", encoding="ascii") as file:
        file.write("date,nip,mode\n")
        for d, date in enumerate(DATES):
            day = date.isoformat()
            modes = np.where(office_days[:, d], "WFO", np.where(office.present[:, d], "WFH", "LEAVE")).tolist()
            file.write("".join([f"{day},{nip},{mode}\n" for nip, mode in zip(office.ids, modes)]))


def plan_all(plan, jobs):
    """The open cells that are in, and the sums of the phases. Large agencies go first, so that no process waits."""
    order = sorted(range(len(plan.agencies)), key=lambda number: -len(plan.agencies[number]))
    if jobs > 1 and len(order) > 1:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            answers = pool.map(plan_agency, order, chunksize=1)
    else:
        answers = [plan_agency(number) for number in order]
    office_days = plan.settled.copy()
    for number, answer in zip(order, answers):
        office_days[plan.agencies[number]] |= answer[0]
    return office_days, [sum(answer[i] for answer in answers) for i in (1, 2, 3)]


def main():
    global PLAN, SOLVER  # the processes of the pool are forks and find them
    peer, folder, roster, jobs = sys.argv[1:]
    SOLVER = SOLVERS[peer.removesuffix("-alike")]
    begun = time.perf_counter()
    office = Office(folder)
    read = time.perf_counter()
    PLAN = Plan(office, peer.endswith("-alike"))
    prepared = time.perf_counter()
    office_days, (building, files, solving) = plan_all(PLAN, int(jobs))
    planned = time.perf_counter()
    write_roster(office, office_days, roster)
    seconds = {"reading": read - begun, "building": prepared - read + building, "files": files, "solving": solving}
    print(json.dumps(seconds | {"writing": time.perf_counter() - planned}))


main()
