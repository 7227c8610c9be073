check teks.yaml
