import { ColumnChooser } from "./ColumnChooser.tsx";
import { ColumnMenu } from "./ColumnMenu.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { headId } from "./GridHead.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { RefusedDialog } from "./RefusedDialog.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { RowPanel } from "./RowPanel.tsx";
import type { GridModel } from "./use-grid.ts";

/** What may stand open over a grid: the menu of a column, the form of a row, its history, and questions. */
export function GridOverlays({ grid }: { grid: GridModel }) {
  const { mission, noun, asked, layout, columns, rowActs, acts, editing, focusGrid } = grid;
  const menu = columns.find(({ name }) => name === rowActs.menu);
  return (
    <>
      {menu && (
        <ColumnMenu
          key={menu.name}
          mission={mission}
          noun={noun}
          column={menu}
          anchor={{ current: document.getElementById(headId(menu.name)) }}
          filters={asked.filters}
          setFilters={asked.setFilters}
          setSort={asked.setSort}
          hide={layout.hide}
          chooseColumn={grid.chooseColumn}
          asOf={asked.asOf}
          close={() => {
            rowActs.setMenu(null);
            focusGrid();
          }}
        />
      )}
      <ColumnChooser
        noun={noun}
        columns={layout.all}
        layout={layout.layout}
        setLayout={layout.setLayout}
        resize={layout.resize}
        open={rowActs.open === "columns"}
        close={rowActs.close}
      />
      <HistoryDialog mission={mission} noun={noun} id={rowActs.history} close={rowActs.close} />
      <RowPanel noun={noun} form={rowActs.form} editing={editing} close={rowActs.close} step={rowActs.step} />
      <RemoveDialog
        noun={noun}
        items={rowActs.removing}
        remove={(operations) => void editing.write(operations)}
        close={rowActs.close}
      />
      <RefusedDialog
        noun={noun}
        plan={acts.plan}
        settle={(write) => {
          acts.settlePlan(write);
          focusGrid();
        }}
      />
      <ConflictDialog noun={noun} conflict={editing.conflict} settle={editing.settle} />
    </>
  );
}
