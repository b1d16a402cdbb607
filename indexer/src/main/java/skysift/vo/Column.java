package skysift.vo;

import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/** A column as the table describes it; what it does not say is empty. */
record Column(String name, String unit, String utype, String xtype) {
  Column {
    name = name == null ? "" : name.strip();
    unit = unit == null ? "" : unit.strip();
    utype = utype == null ? "" : utype.strip();
    xtype = xtype == null ? "" : xtype.strip();
  }

  static Column[] of(StarTable table) {
    Column[] columns = new Column[table.getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      ColumnInfo info = table.getColumnInfo(i);
      columns[i] =
          new Column(info.getName(), info.getUnitString(), info.getUtype(), info.getXtype());
    }
    return columns;
  }
}
