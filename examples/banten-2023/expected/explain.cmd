explain circular.yaml --who 197508062003031001 --on 2023-09-06
