plan jabar.yaml jatim.yaml --week 2026-W16 --unit jabar-bapenda
