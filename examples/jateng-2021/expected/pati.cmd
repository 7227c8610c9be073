plan circular.yaml --unit cabdin-3
