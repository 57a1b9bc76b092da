package org.rekindle.app.platform

import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.SecureRandom

/**
 * The vault's 256-bit key, kept in a file that only this phone can open.
 *
 * It must never make a key where one is lost: that would hide a vault behind a key that does not fit, and the
 * person would not learn that a backup is the way out.
 */
class VaultKeyFile(
    private val file: File,
    private val wrapper: KeyWrapper,
    private val random: SecureRandom = SecureRandom(),
) {
    /**
     * The key, or null when none was ever kept here. The caller wipes it after use.
     *
     * @throws KeyLostException when there is a file and this phone cannot open it
     */
    fun read(): ByteArray? {
        if (!file.exists()) return null
        return try {
            val key = wrapper.open(file.readBytes())
            if (key.size == KEY_BYTES) key else throw KeyLostException(null)
        } catch (reason: GeneralSecurityException) {
            throw KeyLostException(reason)
        }
    }

    /** Draws a new key, keeps it, and hands it out. The caller makes sure that there is no vault yet. */
    @Throws(IOException::class, GeneralSecurityException::class)
    fun make(): ByteArray {
        check(!file.exists()) { "a key is kept here already" }
        val key = ByteArray(KEY_BYTES).also(random::nextBytes)
        // Aside and renamed: a key must never be half written, whatever happens to the phone's battery.
        val aside = File(file.path + ".new")
        FileOutputStream(aside).use { stream ->
            stream.write(wrapper.seal(key))
            stream.fd.sync()
        }
        if (!aside.renameTo(file)) throw IOException("the key could not be kept")
        return key
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}

/** The key is there but this phone cannot open it; the way out is a backup. */
class KeyLostException(
    cause: Throwable?,
) : Exception("the vault's key cannot be opened on this phone", cause)
