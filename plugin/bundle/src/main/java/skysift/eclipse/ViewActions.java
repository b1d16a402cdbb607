package skysift.eclipse;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import skysift.model.Session;

/** The view's toolbar, and what Eclipse's own commands (Undo, Copy, Refresh ...) do in it. */
final class ViewActions {
  private final IViewSite site;
  private final SkysiftView view;
  private final Action undo;
  private final Action redo;
  private Published published = Published.NOTHING;

  ViewActions(IViewSite site, SkysiftView view) {
    this.site = site;
    this.view = view;
    undo = global(ActionFactory.UNDO, "Undo the last change of the search", s -> s.search().undo());
    redo = global(ActionFactory.REDO, "Redo the change of the search", s -> s.search().redo());
    global(ActionFactory.REFRESH, "Ask again", s -> s.search().refresh());
    swing(ActionFactory.CUT, "cut", "cut-to-clipboard");
    swing(ActionFactory.COPY, "copy", "copy-to-clipboard");
    swing(ActionFactory.PASTE, "paste", "paste-from-clipboard");
    swing(ActionFactory.SELECT_ALL, "selectAll", "select-all");
    undo.setEnabled(false);
    redo.setEnabled(false);
    site.getActionBars().updateActionBars();
  }

  private Action global(ActionFactory which, String text, Consumer<Session> act) {
    return put(which, text, () -> view.whenShown(shown -> act.accept(shown.session())));
  }

  /** Does in the Swing component that has the focus what the key of the same name does there. */
  private void swing(ActionFactory which, String inTables, String inTexts) {
    put(which, which.getCommandId(), () -> EventQueue.invokeLater(() -> act(inTables, inTexts)));
  }

  /** AWT's event thread. */
  private static void act(String inTables, String inTexts) {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    if (owner instanceof JComponent component) {
      for (String name : new String[] {inTexts, inTables}) {
        javax.swing.Action action = component.getActionMap().get(name);
        if (action != null) {
          action.actionPerformed(new ActionEvent(component, ActionEvent.ACTION_PERFORMED, name));
          return;
        }
      }
    }
  }

  private Action put(ActionFactory which, String text, Runnable act) {
    Action action =
        new Action(text) {
          @Override
          public void run() {
            act.run();
          }
        };
    IActionBars bars = site.getActionBars();
    bars.setGlobalActionHandler(which.getId(), action);
    return action;
  }

  /** Builds the toolbar with the icons of an appearance. */
  void icons(Appearance appearance) {
    IToolBarManager bar = site.getActionBars().getToolBarManager();
    bar.removeAll();
    for (String name : new String[] {"harvest", "openTable", "saveSearch", "export"}) {
      bar.add(button(name, appearance, CommandContributionItem.STYLE_PUSH));
    }
    bar.add(button("sendTo", appearance, CommandContributionItem.STYLE_PULLDOWN));
    bar.update(true);
  }

  private CommandContributionItem button(String name, Appearance appearance, int style) {
    CommandContributionItemParameter made =
        new CommandContributionItemParameter(site, "skysift.bar." + name, "skysift." + name, style);
    made.icon = Icons.of(name, appearance);
    return new CommandContributionItem(made);
  }

  /** SWT's event thread. */
  void published(Published now) {
    published = now;
    undo.setEnabled(now.canUndo());
    redo.setEnabled(now.canRedo());
  }

  Published published() {
    return published;
  }

  /** Runs what Eclipse binds to keys that the panel had no use for. */
  void keys(KeySequence keys) {
    Binding binding = site.getService(IBindingService.class).getPerfectMatch(keys);
    if (binding == null || binding.getParameterizedCommand() == null) {
      return;
    }
    try {
      site.getService(IHandlerService.class)
          .executeCommand(binding.getParameterizedCommand(), null);
    } catch (CommandException e) {
      // Not handled or not enabled here: Eclipse does nothing then either.
      Platform.getLog(ViewActions.class)
          .info("No answer to " + keys.format() + ": " + e.getMessage());
    }
  }
}
