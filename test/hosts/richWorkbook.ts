import { MAIN, pack, relationships, STYLES, workbookParts, worksheet, type Parts } from './fixture';

/**
 * A workbook with everything around its cells that an office's file may have: charts, a picture, comments,
 * validation, other people's conditional formats (old and x14), tables, defined names, a theme, form controls,
 * printer settings, custom XML, a calculation chain, macros, and a sheet written with namespace prefixes.
 */

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const PICTURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 1, 2, 3]);

const FORM = `<sheetPr codeName="Sheet1"><tabColor theme="4"/></sheetPr><dimension ref="A1:D6"/>
<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="14.25" customHeight="1"/><cols><col min="1" max="1" width="42.5" customWidth="1"/><col min="3" max="5" width="9" style="2"/></cols>
<sheetData><row r="1" spans="1:4" ht="30" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/><c r="C1" s="1"/><c r="D1" s="1"/></row>
<row r="2" spans="1:4" s="2" customFormat="1"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>自然人</t></is></c><c r="D2" t="s"><v>2</v></c></row>
<row r="3" spans="1:4"><c r="A3" t="s"><v>3</v></c><c r="B3" s="2"><v>3</v></c><c r="C3" s="2"><v>4</v></c><c r="D3" s="2"><f>SUM(B3:C3)</f><v>7</v></c></row>
<row r="4" spans="1:4"><c r="B4"><v>1</v></c><c r="C4"><v>2</v></c><c r="D4"><f t="shared" ref="D4:D6" si="0">SUM(B4:C4)</f><v>3</v></c></row>
<row r="5"><c r="B5"><v>1</v></c><c r="D5"><f t="shared" si="0"/><v>1</v></c></row>
<row r="6"><c r="B6"><v>2</v></c><c r="D6"><f t="shared" si="0"/><v>2</v></c><c r="F6"><f t="array" ref="F6:F7">B4:B5*2</f><v>2</v></c></row>
<row r="7"><c r="F7"><v>2</v></c></row></sheetData>
<autoFilter ref="A2:D6"/><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>
<conditionalFormatting sqref="B3:C6"><cfRule type="cellIs" dxfId="0" priority="1" stopIfTrue="1" operator="greaterThan"><formula>100</formula></cfRule></conditionalFormatting>
<conditionalFormatting sqref="D3:D6"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation type="whole" operator="greaterThanOrEqual" sqref="B3:C6"><formula1>0</formula1></dataValidation></dataValidations>
<hyperlinks><hyperlink ref="A3" r:id="rId1"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" r:id="rId2"/>
<drawing r:id="rId3"/><legacyDrawing r:id="rId4"/><tableParts count="1"><tablePart r:id="rId6"/></tableParts>
<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="iconSet" priority="3" id="{00000000-0001-0000-0000-000000000001}"><x14:iconSet iconSet="3Stars"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>B3:B6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;

const PREFIXED = `<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>12</x:v></x:c></x:row></x:sheetData><x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></x:worksheet>`;

const RICH_STYLES = STYLES.replace(
  '<dxfs count="0"/>',
  '<dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font></dxf><dxf><fill><patternFill><bgColor theme="5"/></patternFill></fill></dxf></dxfs>',
).replace(
  '</styleSheet>',
  `<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="${X14}"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>`,
);

export function richParts(): Parts {
  const parts = workbookParts(
    [
      { name: '表三', xml: FORM },
      { name: '表四', xml: '' },
      { name: '图', xml: '' },
      { name: '空', xml: '<sheetData/>', state: 'hidden' },
    ],
    [
      '<t>收到和处理政府信息公开申请情况</t>',
      '<r><rPr><b/><sz val="10.5"/></rPr><t>项目</t></r>',
      '<t>总计</t>',
      '<t xml:space="preserve"> 一、本年新收</t>',
    ],
  );
  const workbook = String(parts['xl/workbook.xml']);
  const links = String(parts['xl/_rels/workbook.xml.rels']);
  return {
    ...parts,
    'xl/workbook.xml': workbook
      .replace(
        '<bookViews><workbookView/></bookViews>',
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView xWindow="0" yWindow="0" activeTab="1"/></bookViews>',
      )
      .replace(
        '</sheets>',
        `</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表三!$A$1:$D$6</definedName><definedName name="单位">表三!$A$1</definedName></definedNames><calcPr calcId="191029" calcMode="manual"/>`,
      ),
    'xl/_rels/workbook.xml.rels': links
      .replace('worksheet" Target="worksheets/sheet3.xml', 'chartsheet" Target="chartsheets/sheet1.xml')
      .replace(
        '</Relationships>',
        ['calcChain', 'theme', 'customXml']
          .map((kind, index) =>
            relationships([
              [
                `rId8${index}`,
                kind,
                kind === 'theme'
                  ? 'theme/theme1.xml'
                  : kind === 'calcChain'
                    ? 'calcChain.xml'
                    : '../customXml/item1.xml',
              ],
            ]),
          )
          .map((xml) => /<Relationship .*?\/>/.exec(xml)?.[0] ?? '')
          .join('') +
          '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
      ),
    'xl/worksheets/sheet1.xml': worksheet(FORM),
    'xl/worksheets/sheet2.xml': PREFIXED,
    'xl/worksheets/sheet3.xml': new Uint8Array(0),
    'xl/chartsheets/sheet1.xml': `<chartsheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([
      ['rId2', 'printerSettings', '../printerSettings/printerSettings1.bin'],
      ['rId3', 'drawing', '../drawings/drawing1.xml'],
      ['rId4', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId5', 'comments', '../comments1.xml'],
      ['rId6', 'table', '../tables/table1.xml'],
    ]),
    'xl/printerSettings/printerSettings1.bin': new Uint8Array([1, 0, 2, 0, 255]),
    'xl/drawings/drawing1.xml':
      '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
    'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
    'xl/charts/chart1.xml':
      '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>',
    'xl/media/image1.png': PICTURE,
    'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>王</author></authors><commentList><comment ref="B3" authorId="0"><text><t>核对</t></text></comment></commentList></comments>`,
    'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A2:D6" dataDxfId="1"/>`,
    'xl/calcChain.xml': `<calcChain xmlns="${MAIN}"><c r="D3" i="1"/><c r="D4"/><c r="D5" s="1"/><c r="D6"/><c r="F6" a="1"/></calcChain>`,
    'xl/theme/theme1.xml':
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"/>',
    'xl/styles.xml': RICH_STYLES,
    'xl/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 9, 9]),
    'customXml/item1.xml': '<notes xmlns="urn:example:notes"/>',
    'docProps/app.xml':
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  };
}

export function richWorkbook(): Uint8Array {
  const parts = richParts();
  delete parts['xl/worksheets/sheet3.xml'];
  return pack(parts);
}
