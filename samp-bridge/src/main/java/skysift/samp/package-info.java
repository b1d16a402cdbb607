/**
 * Who is listening, and what can we tell them?
 *
 * <p>{@link skysift.samp.SampClient} registers with a SAMP hub, lists the {@linkplain
 * skysift.samp.Peer peers} by what they subscribe to, and sends them a {@link
 * skysift.samp.Payload}; a {@link skysift.samp.Delivery} says what is known of the outcome, and no
 * more. Used by the program that joins search and peers; it knows nothing of observations and has
 * no screen. JSAMP is met here and nowhere else: outside this package nobody sees its maps, its
 * message types or its threads' exceptions.
 */
package skysift.samp;
