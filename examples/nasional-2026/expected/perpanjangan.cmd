plan 3349.yaml perpanjangan.yaml --week 2026-W23 --unit kec-labuan
