plan circular.yaml
