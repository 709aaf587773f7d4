package furong.prepaid;

import furong.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Seals a print file to its printer's key as a JSON Web Encryption (RFC 7516), which any library for JOSE opens. */
final class Sealing {

    private static final int KEY_BITS_MIN = 2048;
    private static final int TAG_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = BASE64.encodeToString(
            "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"text/csv\"}".getBytes(StandardCharsets.US_ASCII));

    private Sealing() {}

    /** Refused as {@code printer-key} if it is no RSA key of at least 2048 bits. */
    static RSAPublicKey key(String text) {
        var base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
            if (key.getModulus().bitLength() >= KEY_BITS_MIN) return key;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw Refused.field("publicKey", "printer-key", KEY_BITS_MIN);
        }
        throw Refused.field("publicKey", "printer-key", KEY_BITS_MIN);
    }

    static String seal(byte[] content, RSAPublicKey to) {
        var random = new SecureRandom();
        var key = new byte[32];
        var nonce = new byte[12];
        random.nextBytes(key);
        random.nextBytes(nonce);
        try {
            var wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    to,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var wrapped = wrap.doFinal(key);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(HEADER.getBytes(StandardCharsets.US_ASCII));
            var body = cipher.doFinal(content);
            var cut = body.length - TAG_BYTES;
            return String.join(
                    ".",
                    HEADER,
                    BASE64.encodeToString(wrapped),
                    BASE64.encodeToString(nonce),
                    BASE64.encodeToString(Arrays.copyOf(body, cut)),
                    BASE64.encodeToString(Arrays.copyOfRange(body, cut, body.length)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
