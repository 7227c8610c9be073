plan 3349.yaml --week 2026-W14 --unit prov-bkd
