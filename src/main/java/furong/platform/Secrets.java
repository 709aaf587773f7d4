package furong.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what the database must keep but must not tell: line passwords, identity numbers. AES-GCM with a key that lies in
 * a file outside the database, readable by its owner alone and made on the first start.
 */
@Component
public class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey sealing;
    private final SecretKey marking;

    Secrets(@Value("${furong.secret-file}") Path file) throws IOException, GeneralSecurityException {
        var root = readOrMake(file.toAbsolutePath());
        this.sealing = new SecretKeySpec(hmac(root, "seal"), "AES");
        this.marking = new SecretKeySpec(hmac(root, "mark"), "HmacSHA256");
    }

    /** The sealed form of {@code text}: different each time, so that equal secrets do not look equal. */
    public byte[] seal(String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            var body = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was sealed. Fails if a single bit was changed, or if it was sealed with another key. */
    public String open(byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION)
            throw new IllegalStateException("not a sealed secret");
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            var body = cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return new String(body, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret cannot be opened with this key file", failure);
        }
    }

    /** A keyed mark of {@code text}: always the same for the same text, so that it can be looked up, and not reversible. */
    public byte[] mark(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(marking);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) make(file);
        var key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES)
            throw new IllegalStateException("the key file " + file + " must hold " + KEY_BYTES + " bytes");
        return key;
    }

    /** Written aside and linked into place, so that two applications starting together end up with one whole key. */
    private void make(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Files.createDirectories(file.getParent());
        var aside = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try (var out = Files.newByteChannel(
                aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            out.write(ByteBuffer.wrap(key));
        }
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] hmac(byte[] key, String purpose) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
