explain circular.yaml --who 200303022024031001 --on 2026-01-27
