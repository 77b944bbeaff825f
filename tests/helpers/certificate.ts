/**
 * A certificate for `localhost` that signs itself, and its key. Both are for the tests alone.
 *
 * @module
 */

/** The certificate, from 2020 to 2120. */
export const certificate: string = `-----BEGIN CERTIFICATE-----
MIIBYjCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKsNBMha5JqRLChY
VvAWUoVFBK6TPmxwfdNq5uPLmVTvKlUWPKRbfPL7dMqfOQE8mDTgfrS61RmJhf97
yITzMbWjSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
MB0GA1UdDgQWBBQz/32IhwsYyfv4qBJ+YJuRInaUPDAKBggqhkjOPQQDAgNJADBG
AiEA94z/BacQjkt8Q3kDsh/Ct1MC+g307j9bSi2BlBz7s9gCIQD8KdUvrafs42UC
gbvIXvSgHJARsKmKjocF8mQPkV4WZA==
-----END CERTIFICATE-----
`;

/** Its key, which everybody knows. */
export const key: string = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqCkWGnpIy1fXcwe4
CCjfJieX1xCGTtjyWrhsNk6i24ahRANCAASrDQTIWuSakSwoWFbwFlKFRQSukz5s
cH3Taubjy5lU7ypVFjykW3zy+3TKnzkBPJg04H60utUZiYX/e8iE8zG1
-----END PRIVATE KEY-----
`;
