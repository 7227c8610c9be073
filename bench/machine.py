"""On what and with what is measured."""

import json
import os
import re
import subprocess


def first_match(pattern, text):
    found = re.search(pattern, text, re.M)
    return found[1].strip() if found else "?"


def content(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def printed(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def machine():
    processor = first_match(r"^model name\s*: (.*)", content("/proc/cpuinfo"))
    memory = int(first_match(r"^MemTotal: *(\d+)", content("/proc/meminfo"))) / 2**20
    system = first_match(r'^PRETTY_NAME="(.*)"', content("/etc/os-release"))
    return [f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB; {system}."]


PYTHON = "import sys, scipy; print(sys.version.split()[0], scipy.__version__)"
HIGHS = "from scipy.optimize import milp; milp([1], options={'disp': True})"


def versions(wfa, folder):
    python = printed("/usr/bin/python3", "-c", PYTHON).split()
    highs = first_match(r"HiGHS ([\d.]+)", printed("/usr/bin/python3", "-c", HIGHS))
    modules = {
        name: json.loads(content(f"{folder}/node_modules/{name}/package.json"))["version"]
        for name in ("ajv", "js-yaml", "papaparse")
    }
    commit = printed("git", "describe", "--always", "--dirty").strip()
    compiler = printed("gcc", "-dumpfullversion").strip()
    return [
        f"{printed(wfa, '--version').strip()} ({commit}; gcc {compiler}, the release preset)",
        f"HiGHS {highs} in scipy {python[1]} (python {python[0]})",
        f"CBC {first_match(r'Version: ([0-9.]+)', printed('cbc', '-quit'))}",
        f"GLPK {first_match(r'LP/MIP Solver ([0-9.]+)', printed('glpsol', '--version'))}",
        f"{printed('yamllint', '--version').strip()}; ajv {modules['ajv']}, js-yaml {modules['js-yaml']}, "
        f"papaparse {modules['papaparse']} (node {printed('node', '--version').strip()})",
    ]
