"""Counts the reports of surefire and failsafe: a line for each failure and skip, and last "passed failed skipped".

A skipped test is a failure unless its message names Docker.
"""

import glob
import xml.etree.ElementTree as xml

passed = failed = skipped = 0
for report in sorted(glob.glob("**/target/*-reports/TEST-*.xml", recursive=True)):
    for case in xml.parse(report).getroot().iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        skip = case.find("skipped")
        fault = case.find("failure") if case.find("failure") is not None else case.find("error")
        if fault is not None:
            failed += 1
            print(f"FAIL  {name}: {(fault.get('message') or '').splitlines()[:1]}")
        elif skip is None:
            passed += 1
        elif "docker" in (skip.get("message") or skip.text or "").lower():
            skipped += 1
            print(f"skip  {name}: {skip.get('message')}")
        else:
            failed += 1
            print(f"FAIL  {name} was skipped: {skip.get('message')}")
print(passed, failed, skipped)
