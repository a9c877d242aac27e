/** Who runs: a name, what is made, the command line, and who is compared with whom. */

import { join } from 'node:path'

/** `slow`: takes minutes, so it runs once. `against`: id of the run of Chapbook that makes the same thing. */
export function contestants({ tools, inputs, root }) {
  const out = (name) => join(inputs.folder, name)
  const chapbook = (id, name, edition) => ({
    id,
    name,
    command: process.execPath,
    words: [join(root, 'build/cli.cjs'), 'build', inputs.manuscript, '--quiet', '--edition', edition, '--out', out(id)],
    made: out(id),
  })
  const { pandoc, weasyprint, typst, vivliostyle, pagedjs } = tools
  const found = [
    chapbook('chapbook-epub', '**Chapbook**, EPUB', 'epub'),
    pandoc && {
      name: 'pandoc, EPUB',
      command: pandoc.command,
      words: [inputs.markdown, '--from=markdown', '--toc', '--metadata=lang:en', `--output=${out('pandoc.epub')}`],
      made: out('pandoc.epub'),
      against: 'chapbook-epub',
    },
    chapbook('chapbook-print', '**Chapbook**, PDF', 'print'),
    inputs.typst && against('Typst, PDF', typst, [inputs.typst, out('typst.pdf')], out('typst.pdf')),
    inputs.html && against('WeasyPrint, PDF', weasyprint, [inputs.html, out('weasyprint.pdf')], out('weasyprint.pdf')),
    inputs.html && {
      ...against(
        'Vivliostyle CLI, PDF',
        vivliostyle,
        vivliostyleWords(vivliostyle, inputs.html, out('vivliostyle.pdf')),
        out('vivliostyle.pdf'),
      ),
      slow: inputs.size === 'book',
    },
    inputs.html && {
      ...against(
        'pagedjs-cli, PDF',
        pagedjs,
        [
          inputs.html,
          '--output',
          out('pagedjs.pdf'),
          '--timeout',
          '1800000',
          '--browserArgs',
          '--no-sandbox,--allow-file-access-from-files',
        ],
        out('pagedjs.pdf'),
      ),
      environment: { PUPPETEER_EXECUTABLE_PATH: pagedjs?.browser },
      slow: inputs.size === 'book',
    },
    chapbook('chapbook-all', '**Chapbook**, web page, EPUB and PDF', 'web,epub,print'),
  ]
  return found.filter((contestant) => contestant?.command)
}

function against(name, tool, words, made) {
  return tool && { name, command: tool.command, words: [...tool.words, ...words], made, against: 'chapbook-print' }
}

function vivliostyleWords(tool, html, made) {
  return tool ? ['build', html, '--output', made, '--executable-browser', tool.browser, '--timeout', '1800'] : []
}
