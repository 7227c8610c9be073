plan circular.yaml --unit kec-jatinegara
