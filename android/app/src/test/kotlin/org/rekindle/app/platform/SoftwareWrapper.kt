package org.rekindle.app.platform

import java.security.GeneralSecurityException
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/** Stands in for the Keystore, which Robolectric does not have: the same cipher under a key held in memory. */
class SoftwareWrapper : KeyWrapper {
    private val key = SecretKeySpec(ByteArray(32).also(SecureRandom()::nextBytes), "AES")

    override fun seal(secret: ByteArray): ByteArray {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
        return cipher.iv + cipher.doFinal(secret)
    }

    override fun open(sealed: ByteArray): ByteArray {
        if (sealed.size <= 12) throw GeneralSecurityException("too short")
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, sealed, 0, 12))
        return cipher.doFinal(sealed, 12, sealed.size - 12)
    }
}
