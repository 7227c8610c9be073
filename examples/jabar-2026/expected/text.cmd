plan jabar.yaml jatim.yaml --week 2026-W16 | sed -n 1,40p
