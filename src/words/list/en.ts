export const en = {
  /** Above the column of a returned list that says why each row was not taken. */
  whyRefused: 'Why this row was not taken',
  leftOut: {
    'above-headings': 'Stands above the headings',
    'headings-again': 'The headings once more',
    'column-numbers': 'Numbers of the columns',
    total: 'A total',
  },
  problem: {
    empty: 'The file is empty. Choose the file that holds the list.',
    'no-rows': 'The list has headings, but no people below them. Fill it in, save it and bring it again.',
    'too-big': 'The file is larger than {most} MB. Divide the list into several files.',
    'too-many-rows': 'The list has more than {most} rows. Divide it into several files.',
    'too-many-columns':
      'Row {line} has more than {most} columns. Delete the columns that do not belong to the list and bring it again.',
    'too-many-cells':
      'The list has more than {most} cells. Divide it into several files, or copy only the people into a new one.',
    'cell-too-long': 'A cell in row {line} is longer than {most} characters. Shorten it and bring the list again.',
    'unpacks-too-big':
      'The workbook takes far more room than a list needs. Copy the list into a new workbook and bring that one.',
    'old-workbook':
      'This is an old Excel file (.xls, .xlsb). Open it in Excel, save it as “Excel Workbook (.xlsx)” and bring that one.',
    locked: 'The workbook is locked with a password. Open it, remove the password, save it and bring it again.',
    'broken-workbook': 'The workbook is damaged. Open it in Excel, save it under a new name and bring that one.',
    'not-a-workbook': 'This is not an Excel workbook. Save the list as XLSX or CSV and bring that one.',
    pdf: 'This is a PDF: it can be printed, but not read as a list. Ask for the list in XLSX or CSV.',
    'web-page':
      'This is a web page under the name of Excel. Open it in Excel, save it as “Excel Workbook (.xlsx)” and bring that one.',
    'not-a-list': 'The file is not a list. Save the list as XLSX or CSV and bring that one.',
    'unknown-encoding':
      'The letters of the file cannot be read. Save the list as XLSX or as “CSV UTF-8” and bring that one.',
    'mixed-encoding':
      'Parts of the file are garbled: it was put together from different encodings or is cut short. Take the original list and save it as XLSX or “CSV UTF-8”.',
    'letters-lost':
      'Letters were lost when the file was saved: question marks stand in their place. Open the original list and save it as XLSX or “CSV UTF-8”.',
    'quote-not-closed': 'A quotation mark in row {line} is opened and never closed. Mend it, or save the list as XLSX.',
  },
}
