plan circular.yaml --unit cabdin-4
