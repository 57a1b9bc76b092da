package org.rekindle.app.platform

import org.rekindle.app.presenters.SystemKey
import org.rekindle.app.presenters.VaultOutOfReachException
import java.io.IOException
import java.security.GeneralSecurityException

/** A key in its file, with failures told as what a person can do about them. */
class KeptKey(
    private val file: VaultKeyFile,
) : SystemKey {
    override fun read(): ByteArray? =
        try {
            file.read()
        } catch (reason: KeyLostException) {
            throw VaultOutOfReachException(KEY_LOST, reason)
        } catch (reason: IOException) {
            throw VaultOutOfReachException(STORAGE, reason)
        }

    override fun make(): ByteArray =
        try {
            file.make()
        } catch (reason: GeneralSecurityException) {
            throw VaultOutOfReachException(STORAGE, reason)
        } catch (reason: IOException) {
            throw VaultOutOfReachException(STORAGE, reason)
        }

    companion object {
        /** The code of a key that is lost. */
        const val KEY_LOST = "key_lost"
        private const val STORAGE = "storage"
    }
}
