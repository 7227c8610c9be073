plan circular.yaml --unit bapas-semarang
