import { describe, expect, it } from '@jest/globals';
import { renderSubject, renderTemplate, templateFaults } from './template.js';

const asIs = (value: string) => value;

describe('a template', () => {
  it('puts values in their places, dotted names included, and leaves absent ones empty', () => {
    const values = { 'ticket.number': '104233', 'ticket.subject': 'No GPS', reason: undefined };
    expect(
      renderTemplate('{{ticket.number}}: {{ticket.subject}}{{#reason}} ({{reason}}){{/reason}}', values, asIs),
    ).toBe('104233: No GPS');
  });

  it('makes values safe and leaves its own text alone', () => {
    const shout = (value: string) => value.toUpperCase();
    expect(renderTemplate('a {{x}} &', { x: 'b <' }, shout)).toBe('a B < &');
  });

  it('never reads a value as a template', () => {
    expect(
      renderSubject('{{organization}} - {{subject}}', { organization: '{{subject}}', subject: '{{organization}}' }),
    ).toBe('{{subject}} - {{organization}}');
  });

  it('finds nothing that was not given', () => {
    expect(renderTemplate('[{{constructor}}{{toString}}{{field.constructor.name}}]', { 'field.a': 'x' }, asIs)).toBe(
      '[]',
    );
  });

  it('makes a subject one line', () => {
    expect(renderSubject(null, { subject: ' No\r\nGPS\t since  Monday ' })).toBe('No GPS since Monday');
  });

  it('is refused what it may not have', () => {
    const known = new Set(['subject']);
    const faults = (template: string) => templateFaults(template, known).map((fault) => fault.code);
    expect(faults('{{#subject}}{{.}} {{subject}}{{/subject}}{{^subject}}none{{/subject}}{{! words }}')).toEqual([]);
    expect(faults('{{&subject}}')).toEqual(['bad-template']);
    expect(faults('{{> other}}')).toEqual(['bad-template']);
    expect(faults('{{=<% %>=}}')).toEqual(['bad-template']);
    expect(faults('{{/subject}}')).toEqual(['bad-template']);
    expect(faults('{{.}}')).toEqual(['unknown-variable']);
    expect(faults('{{#subject}}{{inner}}{{/subject}}')).toEqual(['unknown-variable']);
  });
});
