package org.rekindle.app.platform

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Seals a small secret so that only this phone can open it again. A port: the phone's own is
 * [KeystoreWrapper]; tests, which have no Keystore, bring theirs.
 */
interface KeyWrapper {
    /** [secret], sealed. */
    @Throws(GeneralSecurityException::class)
    fun seal(secret: ByteArray): ByteArray

    /** What was sealed; fails when it was sealed elsewhere, was changed, or the key is gone. */
    @Throws(GeneralSecurityException::class)
    fun open(sealed: ByteArray): ByteArray
}

/**
 * Seals with AES-256-GCM under a key that the system's Keystore made and never gives out.
 *
 * The key asks for no unlocking: the daybook opens after the phone's first unlock, since reminders and their
 * answers need it. The journal has a key of its own, under another [alias], and the PIN around it.
 */
class KeystoreWrapper(
    private val alias: String,
) : KeyWrapper {
    override fun seal(secret: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION)
        // The Keystore draws the nonce itself, so that none is ever used twice.
        cipher.init(Cipher.ENCRYPT_MODE, key() ?: makeKey())
        cipher.updateAAD(alias.encodeToByteArray())
        return cipher.iv + cipher.doFinal(secret)
    }

    override fun open(sealed: ByteArray): ByteArray {
        val key = key() ?: throw GeneralSecurityException("the Keystore has no key of this name")
        if (sealed.size <= NONCE_BYTES) throw GeneralSecurityException("too short to have been sealed")
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES))
        cipher.updateAAD(alias.encodeToByteArray())
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.size - NONCE_BYTES)
    }

    private fun key(): SecretKey? =
        KeyStore.getInstance(PROVIDER).apply { load(null) }.getKey(alias, null) as SecretKey?

    private fun makeKey(): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec =
            KeyGenParameterSpec
                .Builder(alias, purposes)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BITS)
                .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()
    }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128
        const val NONCE_BYTES = 12
    }
}
