plan circular.yaml --unit imigrasi-cilacap
