check agustus.yaml
