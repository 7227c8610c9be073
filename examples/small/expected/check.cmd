check --strict circular.yaml
