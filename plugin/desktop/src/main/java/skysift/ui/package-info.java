/**
 * What does the user see?
 *
 * <p>One panel that a window, or Eclipse, shows. Each part of the screen has a package of its own
 * that knows the models and nothing of its neighbours. Everything here runs on the event thread.
 */
package skysift.ui;
