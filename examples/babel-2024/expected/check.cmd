check circular.yaml
