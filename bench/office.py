"""An office of bench/generate: its files, its facts, and what a roster of it is worth by the promises.

Written from the contract alone and shared with nothing of wfa, so that wfa and its peers are judged alike. The circular
is the generator's: 100, 50 and 25 % by agency and UPT, whoever is expecting at home, counters open from Monday to
Wednesday, 20 working days in four weeks.
"""

import bisect
import csv
import datetime
import math

import numpy as np

FIRST = datetime.date(2026, 7, 6)
DATES = [FIRST + datetime.timedelta(i) for i in range(26) if i % 7 < 5]
DAYS = len(DATES)
WEEK_STARTS = [0, 5, 10, 15]
COUNTER_DAYS = np.array([date.weekday() < 3 for date in DATES])
PERCENT = {"kritikal": 100, "esensial": 50, "dinas": 25}


def rows_of(folder, name):
    with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return list(rows)


class Office:
    """Arrays by person and day: present, duty_in, duty_out, free. A unit is a group, an agency a unit and its UPT."""

    def __init__(self, folder):
        units, staff = rows_of(folder, "unor.csv"), rows_of(folder, "pegawai.csv")
        number = {unit[0]: u for u, unit in enumerate(units)}
        self.agency_of_unit = np.array([number[unit[2] or unit[0]] for unit in units])
        self.percent = np.array([PERCENT[units[a][3]] for a in self.agency_of_unit])
        self.ids = [person[0] for person in staff]
        self.unit = np.array([number[person[2]] for person in staff])
        self.agency = self.agency_of_unit[self.unit]
        self.present = self._presence(rows_of(folder, "absensi.csv"))
        counter = np.array([person[3] == "petugas loket" for person in staff])
        self.duty_out = self.present & np.array([person[4] == "hamil" for person in staff])[:, None]
        self.duty_in = self.present & counter[:, None] & COUNTER_DAYS
        self.free = self.present & ~self.duty_in & ~self.duty_out
        self.cap = np.bincount(self.unit, minlength=len(units)) * self.percent // 100

    def _presence(self, absences):
        row = {nip: p for p, nip in enumerate(self.ids)}
        days = [date.isoformat() for date in DATES]
        present = np.ones((len(row), DAYS), bool)
        for nip, first, last, _ in absences:
            present[row[nip], bisect.bisect_left(days, first) : bisect.bisect_right(days, last)] = False
        return present

    def by_unit(self, cells):
        """How many people of each unit have the cell, by unit and day."""
        count = np.zeros((len(self.agency_of_unit), DAYS), np.int64)
        np.add.at(count, self.unit, cells)
        return count


def read_roster(office, path):
    """Who is in, by person and day, of a CSV with the columns date, nip and mode; each person-day must stand there."""
    row = {nip: p for p, nip in enumerate(office.ids)}
    column = {date.isoformat(): d for d, date in enumerate(DATES)}
    office_days, seen = np.zeros((len(row), DAYS), bool), np.zeros((len(row), DAYS), bool)
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        date, nip, mode = (header.index(name) for name in ("date", "nip", "mode"))
        for cells in rows:
            p, d = row[cells[nip]], column[cells[date]]
            office_days[p, d] = cells[mode] == "WFO"
            seen[p, d] = True
    if not seen.all():
        raise ValueError(f"{path}: a person-day is missing")
    return office_days


def check_lawful(office, office_days):
    count, most = office.by_unit(office_days), office.percent < 100
    if (office_days & ~office.present).any() or (office_days & office.duty_out).any():
        raise ValueError("somebody is in who cannot be")
    if (office.duty_in & ~office_days).any():
        raise ValueError("somebody is not in who must be")
    if (count[most] > office.cap[most][:, None]).any():
        raise ValueError("a maximum is exceeded")
    if (count[~most] != office.by_unit(office.present & ~office.duty_out)[~most]).any():
        raise ValueError("a unit of 100 % is not full")


def worth(office, office_days):
    """The promises that this circular puts to the test, as exact integers; fair is over the common denominator."""
    check_lawful(office, office_days)
    common = math.lcm(*range(1, DAYS + 1))
    by_person = zip(office_days.sum(axis=1).tolist(), office.present.sum(axis=1).tolist())
    level = np.zeros((len(office.agency_of_unit), DAYS), np.int64)
    np.add.at(level, office.agency_of_unit, office.by_unit(office_days))
    return {
        "fill": int((office_days & office.free).sum()),
        "fair": sum(days * days * (common // base) for days, base in by_person if base),
        "level": int((level**2).sum()),
        "even": int((np.add.reduceat(office_days.astype(np.int64), WEEK_STARTS, axis=1) ** 2).sum()),
    }
