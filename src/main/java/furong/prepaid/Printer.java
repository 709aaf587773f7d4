package furong.prepaid;

/** Who prints cards; {@code publicKey} is an RSA key in the base 64 of X.509, with or without its PEM lines. */
public record Printer(String code, String name, String publicKey) {}
