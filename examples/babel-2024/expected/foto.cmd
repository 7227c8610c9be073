check foto.yaml
